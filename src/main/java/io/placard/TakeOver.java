package io.placard;

import io.placard.admin.AdminClient;
import io.placard.admin.AdminServer;
import io.placard.restart.Listener;
import io.placard.restart.Passage;
import io.placard.restart.Successor;
import io.placard.store.Servers;
import io.placard.store.StartException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The new process's side of a draining restart: it is given the listening socket first, starts on the servers of the old
 * one, says that it serves, and waits for the data folder. Blocking, on plain threads.
 *
 * @param predecessor the process that serves until then
 * @param data the folder of both
 * @param listener what both listen on
 */
record TakeOver(long predecessor, Path data, Listener listener) {

    /** The word by which the new process speaks to the old one. */
    static final String WORD = "heir";

    static final String SERVES = "serves";
    static final String FAILED = "failed";

    private static final Duration DYING = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(TakeOver.class);

    /**
     * The take-over that this process was started for, if it was.
     *
     * @throws StartException when the old process gives nothing
     */
    static Optional<TakeOver> begin(Settings settings) {
        var data = settings.store().dataDirectory();
        return Optional.ofNullable(Long.getLong(Successor.MARK))
                .map(pid -> new TakeOver(pid, data, Passage.take(data)));
    }

    /** @throws StartException when these settings name another address than the old process listens on */
    void requireSameAddress(Settings settings) {
        var listening = listener.handedAddress().orElseThrow();
        var host = settings.gateway().host();
        var port = settings.gateway().port();
        if (port != 0 && port != listening.getPort() || !same(host, listening.getAddress())) {
            throw new StartException(
                    "The settings say %s:%d, but the running Placard listens on %s:%d, which a draining restart keeps; stop it and start it again."
                            .formatted(host, port, listening.getAddress().getHostAddress(), listening.getPort()));
        }
    }

    /**
     * Says that this process serves; from then on it is the only one that lets anybody in, and the servers will be its
     * own. If the old one died meanwhile, they are at once.
     *
     * @throws StartException when the old one lives and does not want it any more
     */
    void serve(Servers servers) {
        int status;
        try {
            status = tell(SERVES);
        } catch (StartException broken) {
            LOG.warn("takeover.orphaned predecessor={}", predecessor);
            // whether it died, the lock tells: the process itself may be seen for a while after its end
            if (servers.inheritWithin(DYING)) {
                return;
            }
            throw broken;
        }
        if (status != 0) {
            throw new StartException("The old process does not want to be replaced any more.");
        }
        servers.inherit();
    }

    /** Says why this process does not serve, to whoever asked the old one. */
    void failed(String sentence) {
        try {
            tell(FAILED, sentence);
        } catch (StartException gone) {
            LOG.warn("takeover.untold predecessor={}", predecessor);
        }
    }

    private int tell(String... words) {
        var all = new ArrayList<>(
                List.of(WORD, Long.toString(ProcessHandle.current().pid())));
        all.addAll(List.of(words));
        return AdminClient.ask(AdminServer.in(data), all, line -> LOG.info("takeover.answer line=\"{}\"", line));
    }

    private static boolean same(String host, InetAddress listening) {
        try {
            var wanted = InetAddress.getByName(host);
            return wanted.equals(listening) || wanted.isAnyLocalAddress() && listening.isAnyLocalAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
