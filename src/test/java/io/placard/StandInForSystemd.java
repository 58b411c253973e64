package io.placard;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears what a service tells systemd, in its order. */
final class StandInForSystemd implements AutoCloseable {

    private final MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final BlockingQueue<String> coming = new LinkedBlockingQueue<>();
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final Path path;

    private StandInForSystemd(Path path) {
        this.path = path;
    }

    static StandInForSystemd listen(Path path) {
        var systemd = new StandInForSystemd(path);
        new Bootstrap()
                .group(systemd.group)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                        systemd.hear(packet.content().toString(StandardCharsets.UTF_8));
                    }
                })
                .bind(new DomainSocketAddress(path.toFile()))
                .syncUninterruptibly();
        return systemd;
    }

    /** What a service is started with. */
    Map<String, String> environment() {
        return Map.of("NOTIFY_SOCKET", path.toString(), "WATCHDOG_USEC", "4000000");
    }

    /** Waits for this word behind those that were waited for. */
    void await(String word) throws InterruptedException {
        String heard;
        do {
            heard = coming.poll(30, TimeUnit.SECONDS);
            assertNotNull(heard, word + " did not come; what came: " + all);
        } while (!heard.equals(word));
    }

    /** Takes what came so far as not heard. */
    void forget() {
        all.clear();
        coming.clear();
    }

    long count(String word) {
        return all.stream().filter(word::equals).count();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    private void hear(String state) {
        var word = state.lines().findFirst().orElse("");
        all.add(word);
        coming.add(word);
    }
}
