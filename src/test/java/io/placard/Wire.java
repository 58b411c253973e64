package io.placard;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A connection of bytes: what is sent is sent as it is. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final BufferedInputStream in;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static Wire open(URI url) {
        try {
            var socket = new Socket(url.getHost(), url.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return new Wire(socket);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** The answer to one request, on a connection of its own. */
    public static Answer exchange(URI url, String bytes) {
        try (var wire = open(url)) {
            wire.send(bytes);
            return wire.answer();
        }
    }

    /** Sends these characters, one byte each. */
    public void send(String bytes) {
        send(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            // what the other end said before it closed is still to be read
        }
    }

    /** Says that no more will be sent. */
    public void finish() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    /** The next answer, whose length must be told by its head. */
    public Answer answer() {
        return answer(true);
    }

    /** The next answer to a request whose answer has no body. */
    public Answer head() {
        return answer(false);
    }

    /** Whether the other end closes the connection, in good time, with nothing more to say. */
    public boolean closes() {
        try {
            return in.read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Waits for something to come, at most so long. */
    public boolean comes(int millis) {
        try {
            socket.setSoTimeout(millis);
            in.mark(1);
            in.read();
            in.reset();
            return true;
        } catch (SocketTimeoutException nothing) {
            return false;
        } catch (IOException closed) {
            return true;
        } finally {
            patient();
        }
    }

    /** Whether the other end has cut the connection, as somebody notices who sends and never reads. */
    public boolean cut(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return false;
        } catch (IOException cut) {
            return true;
        }
    }

    /** The next byte, as a number; -1 at the end. */
    public int read() throws IOException {
        return in.read();
    }

    public byte[] read(int count) throws IOException {
        return in.readNBytes(count);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private void patient() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Answer answer(boolean withBody) {
        try {
            var status = line();
            if (!status.startsWith("HTTP/1.")) {
                throw new AssertionError("no answer, but: " + status);
            }
            var headers = headers();
            var length = withBody ? Integer.parseInt(headers.getOrDefault("content-length", "0")) : 0;
            return new Answer(Integer.parseInt(status.substring(9, 12)), headers, in.readNBytes(length));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private Map<String, String> headers() throws IOException {
        var headers = new LinkedHashMap<String, String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        return headers;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("closed behind: " + line);
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /**
     * An answer.
     *
     * @param headers by their names in lower case
     */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
