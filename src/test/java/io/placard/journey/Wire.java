package io.placard.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A network between a browser and a Placard, which a test can cut. On this machine only. */
final class Wire implements AutoCloseable {

    private final ServerSocket door;
    private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
    private volatile int to;
    private volatile boolean cut;

    Wire() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Leads to this port. */
    void lead(int port) {
        to = port;
    }

    /** Breaks what is open and lets nothing through. */
    void cut() {
        cut = true;
        ends.forEach(Wire::hangUp);
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException gone) {
                // closed, or nobody there: the browser learns it by itself
            }
        }
    }

    private void join(Socket browser) throws IOException {
        if (cut) {
            hangUp(browser);
            return;
        }
        var server = new Socket(InetAddress.getLoopbackAddress(), to);
        ends.add(browser);
        ends.add(server);
        Thread.ofVirtual().start(() -> carry(browser, server));
        Thread.ofVirtual().start(() -> carry(server, browser));
    }

    private void carry(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException broken) {
            // the other end is told by the closing below
        } finally {
            hangUp(from);
            hangUp(to);
            ends.remove(from);
            ends.remove(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            // it is closed, which is all we want
        }
    }
}
