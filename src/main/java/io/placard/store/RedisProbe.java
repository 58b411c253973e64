package io.placard.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;

/** Asks a Redis server once whether it serves us, with plain sockets: there is no Vert.x yet when Placard starts. */
final class RedisProbe {

    private static final int CONNECT_MILLIS = 3_000;
    private static final int ANSWER_MILLIS = 3_000;

    private RedisProbe() {}

    static boolean answers(RedisUrl url) {
        try {
            return ask(url).equals("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** @throws StartException when nobody answers there, or not to us */
    static void require(RedisUrl url) {
        try {
            var answer = ask(url);
            if (!answer.equals("+PONG")) {
                throw new StartException("The Redis at %s (redis.url) refuses Placard: %s."
                        .formatted(url, answer.replaceFirst("^-", "").replaceFirst("\\.$", "")));
            }
        } catch (IOException problem) {
            throw new StartException(
                    "The Redis at %s (redis.url) cannot be reached: %s.".formatted(url, reason(problem)), problem);
        }
    }

    private static String ask(RedisUrl url) throws IOException {
        try (var socket = connect(url)) {
            socket.setSoTimeout(ANSWER_MILLIS);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (url.password().isPresent()) {
                var password = url.password().get();
                send(
                        socket,
                        url.user().map(user -> List.of("AUTH", user, password)).orElse(List.of("AUTH", password)));
                var answer = line(in);
                if (!answer.equals("+OK")) {
                    return answer;
                }
            }
            send(socket, List.of("PING"));
            return line(in);
        }
    }

    private static Socket connect(RedisUrl url) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(url.host(), url.port()), CONNECT_MILLIS);
        return url.tls()
                ? ((SSLSocketFactory) SSLSocketFactory.getDefault()).createSocket(socket, url.host(), url.port(), true)
                : socket;
    }

    private static void send(Socket socket, List<String> words) throws IOException {
        var command = new StringBuilder("*" + words.size() + "\r\n");
        for (var word : words) {
            command.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
            command.append(word).append("\r\n");
        }
        socket.getOutputStream().write(command.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(BufferedReader in) throws IOException {
        var line = in.readLine();
        if (line == null) {
            throw new IOException("it closed the connection");
        }
        return line;
    }

    private static String reason(IOException problem) {
        return switch (problem) {
            case UnknownHostException unknown -> "there is no host of this name";
            case SocketTimeoutException late -> "it did not answer in time";
            default -> String.valueOf(problem.getMessage());
        };
    }
}
