package io.placard;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd how Placard is doing ({@code sd_notify}), where it asked to be told by {@code NOTIFY_SOCKET}; else does
 * nothing. The JDK has no datagram sockets of the Unix kind, so it borrows Netty's. Usable from every thread.
 */
final class Notify implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Notify.class);
    private static final long SEND_MILLIS = 1_000;

    private final Optional<Socket> socket;
    private final Optional<Duration> watchdog;
    private final ScheduledExecutorService pulse;
    private volatile boolean silent;

    /** A bound channel, its thread, and the address that systemd listens on. */
    private record Socket(MultiThreadIoEventLoopGroup group, Channel channel, DomainSocketAddress systemd) {}

    private Notify(Optional<Socket> socket, Optional<Duration> watchdog) {
        this.socket = socket;
        this.watchdog = watchdog;
        this.pulse = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().daemon().name("placard-watchdog").unstarted(task));
    }

    /** @param environment with {@code NOTIFY_SOCKET} and {@code WATCHDOG_USEC}, as systemd sets them */
    static Notify open(Map<String, String> environment) {
        var address = Optional.ofNullable(environment.get("NOTIFY_SOCKET")).filter(name -> !name.isEmpty());
        var watchdog = Optional.ofNullable(environment.get("WATCHDOG_USEC"))
                .filter(text -> text.matches("\\d{1,15}"))
                .map(text -> Duration.of(Long.parseLong(text), ChronoUnit.MICROS));
        return new Notify(address.filter(name -> Epoll.isAvailable()).map(Notify::bind), watchdog);
    }

    void ready(String status) {
        send("READY=1\nSTATUS=" + status);
    }

    /** systemd takes the time to tell this reload from an earlier one; {@link #ready} ends it. */
    void reloading() {
        send("RELOADING=1\nMONOTONIC_USEC=" + System.nanoTime() / 1_000);
    }

    /** Another process of the service is its main one from now on; this one has nothing more to say. */
    void handOver(long pid) {
        pulse.shutdown();
        send("MAINPID=" + pid);
        silent = true;
    }

    void stopping() {
        pulse.shutdown();
        send("STOPPING=1\nSTATUS=stopping");
    }

    void status(String status) {
        send("STATUS=" + status);
    }

    /** Whether systemd restarts Placard when it hears nothing from it. */
    boolean watched() {
        return socket.isPresent() && watchdog.isPresent();
    }

    /**
     * Pings the watchdog twice in its time, each time that Placard turns out to be alive; when it is not, systemd
     * restarts it. Does nothing where systemd watches nothing.
     *
     * @param alive asked on a thread of its own, so it may block
     */
    void watch(BooleanSupplier alive) {
        if (watched()) {
            var half = watchdog.get().toMillis() / 2;
            pulse.scheduleAtFixedRate(() -> ping(alive), 0, Math.max(1, half), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        pulse.shutdownNow();
        socket.ifPresent(open -> open.group().shutdownGracefully(0, SEND_MILLIS, TimeUnit.MILLISECONDS));
    }

    private void ping(BooleanSupplier alive) {
        try {
            if (alive.getAsBoolean()) {
                send("WATCHDOG=1");
            } else {
                LOG.error("watchdog.missed");
            }
        } catch (RuntimeException broken) {
            LOG.error("watchdog.missed", broken);
        }
    }

    private void send(String state) {
        socket.filter(open -> !silent).ifPresent(open -> {
            var packet = new DomainDatagramPacket(Unpooled.copiedBuffer(state, StandardCharsets.UTF_8), open.systemd());
            if (!open.channel().writeAndFlush(packet).awaitUninterruptibly(SEND_MILLIS)) {
                LOG.warn("notify.unsent state=\"{}\"", state.lines().findFirst().orElse(""));
            }
        });
    }

    private static Socket bind(String systemd) {
        var group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            var channel = new Bootstrap()
                    .group(group)
                    .channel(EpollDomainDatagramChannel.class)
                    .handler(new Deaf())
                    // the channel sends only once it is bound; an abstract name leaves no file behind
                    .bind(address("@placard-" + UUID.randomUUID()))
                    .syncUninterruptibly()
                    .channel();
            return new Socket(group, channel, address(systemd));
        } catch (RuntimeException refused) {
            group.shutdownGracefully(0, SEND_MILLIS, TimeUnit.MILLISECONDS);
            throw refused;
        }
    }

    /** A leading {@code @} stands for the zero byte of an abstract address. */
    private static DomainSocketAddress address(String name) {
        return new DomainSocketAddress(name.startsWith("@") ? "\0" + name.substring(1) : name);
    }

    @ChannelHandler.Sharable
    private static final class Deaf extends ChannelInboundHandlerAdapter {}
}
