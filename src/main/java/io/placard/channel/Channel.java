package io.placard.channel;

/** A feature's answers to the frames of its topics. On virtual threads, one frame of a socket at a time. */
public interface Channel {

    /** Whether the sender may follow the frame's topic. Decided in SQL; what one may not see is not found. */
    Reply join(Frame frame);

    /** Does what the frame asks for, or says why not. */
    Reply handle(Frame frame);
}
