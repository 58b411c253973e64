package io.placard.restart;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.unix.FileDescriptor;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.impl.transports.EpollTransport;
import io.vertx.core.transport.Transport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The listening socket of this process, which can be handed to another one: both then accept from the same queue in the
 * kernel, so whoever connects meanwhile is let in by one of them, and who waits in the queue when one stops is let in by
 * the other. Vert.x opens its listening sockets itself; this puts itself where it does. Thread-safe.
 */
public final class Listener {

    private final Optional<FileDescriptor> handed;
    private final AtomicBoolean awaited = new AtomicBoolean();
    private volatile EpollServerSocketChannel channel;

    private Listener(Optional<FileDescriptor> handed) {
        this.handed = handed;
    }

    /** One that is bound as usual. */
    public static Listener own() {
        return new Listener(Optional.empty());
    }

    /** One that another process has bound; where Vert.x is to listen is not looked at. */
    static Listener of(FileDescriptor handed) {
        return new Listener(Optional.of(handed));
    }

    /** Vert.x, of whose servers the one that is opened behind {@link #next} listens here. */
    public Vertx vertx(VertxOptions options) {
        VertxBuilder builder = Vertx.builder().with(options.setPreferNativeTransport(true));
        return (Epoll.isAvailable() ? builder.withTransport(new Epolling(this)) : builder).build();
    }

    /** The server that is opened next is the one for everybody; others are the process's own, as for a rehearsal. */
    public void next() {
        awaited.set(true);
    }

    /** The number under which this process has the socket; empty while it does not listen, or does so without epoll. */
    public Optional<Integer> descriptor() {
        var open = channel;
        return open == null || !open.isOpen()
                ? Optional.empty()
                : Optional.of(open.fd().intValue());
    }

    /** The address of a socket that was handed over. */
    public Optional<InetSocketAddress> handedAddress() {
        return handed.map(descriptor -> new io.netty.channel.unix.Socket(descriptor.intValue()).localAddress());
    }

    /** Accepts no further connection; blocks until that is so. Those that are accepted stay, the queue is the heir's. */
    public void stop() {
        var open = channel;
        if (open != null) {
            open.close().syncUninterruptibly();
        }
    }

    private EpollServerSocketChannel open() {
        if (!awaited.compareAndSet(true, false)) {
            return new EpollServerSocketChannel();
        }
        channel = handed.map(FileDescriptor::intValue).map(Listener::bound).orElseGet(EpollServerSocketChannel::new);
        return channel;
    }

    private static EpollServerSocketChannel bound(int descriptor) {
        var opened = new EpollServerSocketChannel(descriptor);
        // it listens already, but nobody is there yet to take what it accepts
        opened.config().setAutoRead(false);
        opened.pipeline().addFirst(new Bound());
        return opened;
    }

    /** Answers the wish to bind what is bound; by then whoever takes the connections is in its place. */
    private static final class Bound extends ChannelOutboundHandlerAdapter {

        @Override
        public void bind(ChannelHandlerContext context, SocketAddress address, ChannelPromise promise) {
            promise.setSuccess();
            context.channel().config().setAutoRead(true);
        }
    }

    /** Vert.x's own way to epoll, but for where listening sockets come from. */
    private record Epolling(Listener listener) implements Transport {

        @Override
        public String name() {
            return EPOLL.name();
        }

        @Override
        public boolean available() {
            return true;
        }

        @Override
        public Throwable unavailabilityCause() {
            return null;
        }

        @Override
        public io.vertx.core.spi.transport.Transport implementation() {
            return new Sockets(listener);
        }
    }

    private static final class Sockets extends EpollTransport {

        private final Listener listener;

        private Sockets(Listener listener) {
            this.listener = listener;
        }

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domain) {
            return domain ? super.serverChannelFactory(true) : listener::open;
        }
    }
}
