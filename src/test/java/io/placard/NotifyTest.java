package io.placard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for systemd listens on a datagram socket, and is told. */
class NotifyTest {

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private MultiThreadIoEventLoopGroup group;

    @BeforeEach
    void open() {
        assumeTrue(Epoll.isAvailable(), "no epoll on this machine");
        group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    }

    @AfterEach
    void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    @Test
    void systemd_is_told_at_a_path(@TempDir Path folder) throws InterruptedException {
        var path = folder.resolve("notify").toString();
        listen(path);
        tellsOfItsLife(path);
    }

    @Test
    void systemd_is_told_at_an_abstract_address() throws InterruptedException {
        var name = "placard-test-" + UUID.randomUUID();
        listen("\0" + name);
        tellsOfItsLife("@" + name);
    }

    @Test
    void the_watchdog_is_pinged_only_while_placard_is_alive(@TempDir Path folder) throws InterruptedException {
        var path = folder.resolve("notify").toString();
        listen(path);
        var alive = new AtomicBoolean(true);
        var asked = new LinkedBlockingQueue<Boolean>();
        try (var notify = Notify.open(Map.of("NOTIFY_SOCKET", path, "WATCHDOG_USEC", "40000"))) {
            notify.watch(() -> asked.add(alive.get()) && alive.get());
            assertEquals("WATCHDOG=1", next());
            assertEquals("WATCHDOG=1", next());
            alive.set(false);
            while (Boolean.TRUE.equals(asked.poll(5, TimeUnit.SECONDS))) {
                // asked before it was said to be dead
            }
            heard.clear();
            assertEquals(Boolean.FALSE, asked.poll(5, TimeUnit.SECONDS), "it goes on asking");
            assertNull(heard.peek());
        }
    }

    @Test
    void without_systemd_nothing_happens() {
        try (var notify = Notify.open(Map.of())) {
            notify.ready("serving");
            notify.watch(() -> true);
            notify.stopping();
        }
    }

    private void tellsOfItsLife(String address) throws InterruptedException {
        try (var notify = Notify.open(Map.of("NOTIFY_SOCKET", address))) {
            notify.ready("serving http://127.0.0.1:8080");
            assertEquals("READY=1\nSTATUS=serving http://127.0.0.1:8080", next());
            notify.reloading();
            assertTrue(next().matches("RELOADING=1\nMONOTONIC_USEC=\\d+"));
            notify.stopping();
            assertEquals("STOPPING=1\nSTATUS=stopping", next());
        }
    }

    private String next() throws InterruptedException {
        return heard.poll(5, TimeUnit.SECONDS);
    }

    private void listen(String address) {
        new Bootstrap()
                .group(group)
                .channel(EpollDomainDatagramChannel.class)
                .handler(new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                    @Override
                    protected void channelRead0(ChannelHandlerContext context, DomainDatagramPacket packet) {
                        heard.add(packet.content().toString(StandardCharsets.UTF_8));
                    }
                })
                .bind(new DomainSocketAddress(address))
                .syncUninterruptibly();
    }
}
