package io.placard.gateway.socket;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The origins whose pages may open a socket. */
public final class Origins {

    private final Set<String> allowed;

    private Origins(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    /**
     * The public address, those that are named, and without a public address every name that this machine has for
     * itself: so a laptop in a hall without DNS works by its number.
     *
     * @param port the port that is listened on
     */
    public static Origins of(Optional<URI> publicUrl, Collection<String> named, int port) {
        var allowed = new HashSet<String>();
        named.forEach(origin -> allowed.add(normal(origin)));
        publicUrl.ifPresentOrElse(
                url -> allowed.add(normal(url.toString())), () -> ownNames().forEach(host -> {
                    allowed.add("http://" + host + ":" + port);
                    if (port == 80) {
                        allowed.add("http://" + host);
                    }
                }));
        return new Origins(allowed);
    }

    boolean allow(String origin) {
        return allowed.contains(normal(origin));
    }

    private static String normal(String origin) {
        try {
            var uri = URI.create(origin);
            var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            return uri.getScheme().toLowerCase(Locale.ROOT) + "://"
                    + uri.getHost().toLowerCase(Locale.ROOT) + port;
        } catch (IllegalArgumentException | NullPointerException notAnOrigin) {
            return origin;
        }
    }

    private static Set<String> ownNames() {
        var names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
        try {
            names.add(InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(address -> names.add(literal(address)));
        } catch (UnknownHostException | SocketException nameless) {
            // A machine that does not know its own names is still reached as localhost.
        }
        return names;
    }

    private static String literal(InetAddress address) {
        var text = address.getHostAddress();
        var zone = text.indexOf('%');
        var plain = zone < 0 ? text : text.substring(0, zone);
        return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
    }
}
