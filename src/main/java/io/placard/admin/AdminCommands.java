package io.placard.admin;

import java.util.List;
import java.util.function.Consumer;

/** What a running Placard does when it is asked over its admin socket. */
@FunctionalInterface
public interface AdminCommands {

    /**
     * Runs a command, on a plain thread of its own; may block.
     *
     * @param words the command and what follows it, such as {@code reload /srv/placard.jar}
     * @param say takes each line of the answer as soon as it is known; never fails, whoever asked may have gone
     * @return the exit status of the command that asked: 0 when it was done
     */
    int run(List<String> words, Consumer<String> say);
}
