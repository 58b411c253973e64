package io.placard.restart;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.DomainSocketReadMode;
import io.netty.channel.unix.FileDescriptor;
import io.placard.store.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes an open socket to another process, over a Unix socket in the data folder. The JDK cannot do that, so Netty does,
 * on a thread of its own.
 */
public final class Passage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Passage.class);
    private static final String FILE = "placard.listener";
    private static final int TAKING_SECONDS = 10;

    private final MultiThreadIoEventLoopGroup group;
    private final Path path;

    private Passage(MultiThreadIoEventLoopGroup group, Path path) {
        this.group = group;
        this.path = path;
    }

    /**
     * Offers a socket to one process only, until this is closed.
     *
     * @param taker answers whether a process id is the one
     */
    public static Passage offer(Path dataFolder, int descriptor, LongPredicate taker) throws IOException {
        var path = in(dataFolder);
        Files.deleteIfExists(path);
        var passage = new Passage(group(), path);
        var bound = new ServerBootstrap()
                .group(passage.group)
                .channel(EpollServerDomainSocketChannel.class)
                .childHandler(new Giver(descriptor, taker))
                .bind(new DomainSocketAddress(path.toFile()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            passage.close();
            throw new IOException("cannot listen at " + path, bound.cause());
        }
        return passage;
    }

    /**
     * Takes the listening socket that the Placard on this data folder offers.
     *
     * @throws StartException where it offers none to this process
     */
    public static Listener take(Path dataFolder) {
        var path = in(dataFolder);
        var taken = new CompletableFuture<FileDescriptor>();
        try (var passage = new Passage(group(), null)) {
            new Bootstrap()
                    .group(passage.group)
                    .channel(EpollDomainSocketChannel.class)
                    .option(EpollChannelOption.DOMAIN_SOCKET_READ_MODE, DomainSocketReadMode.FILE_DESCRIPTORS)
                    .handler(new Taker(taken))
                    .connect(new DomainSocketAddress(path.toFile()))
                    .syncUninterruptibly();
            return Listener.of(taken.get(TAKING_SECONDS, TimeUnit.SECONDS));
        } catch (Exception refused) {
            throw new StartException("No listening socket could be taken over at %s.".formatted(path), refused);
        }
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        try {
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException gone) {
            LOG.debug("passage.left path={} cause={}", path, gone.toString());
        }
    }

    private static Path in(Path dataFolder) {
        return dataFolder.toAbsolutePath().normalize().resolve(FILE);
    }

    private static MultiThreadIoEventLoopGroup group() {
        return new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }

    /** Gives the socket to whoever connects, if it is the right process; the system says which it is. */
    @ChannelHandler.Sharable
    private static final class Giver extends ChannelInboundHandlerAdapter {

        private final int descriptor;
        private final LongPredicate taker;

        private Giver(int descriptor, LongPredicate taker) {
            this.descriptor = descriptor;
            this.taker = taker;
        }

        @Override
        public void channelActive(ChannelHandlerContext context) throws IOException {
            var pid = ((EpollDomainSocketChannel) context.channel())
                    .peerCredentials()
                    .pid();
            if (taker.test(pid)) {
                context.writeAndFlush(new FileDescriptor(descriptor)).addListener(ChannelFutureListener.CLOSE);
            } else {
                LOG.warn("passage.refused pid={}", pid);
                context.close();
            }
        }
    }

    private static final class Taker extends ChannelInboundHandlerAdapter {

        private final CompletableFuture<FileDescriptor> taken;

        private Taker(CompletableFuture<FileDescriptor> taken) {
            this.taken = taken;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            taken.complete((FileDescriptor) message);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            taken.completeExceptionally(new IOException("nothing was given"));
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            taken.completeExceptionally(cause);
        }
    }
}
