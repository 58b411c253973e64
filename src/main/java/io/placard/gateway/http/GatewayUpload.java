package io.placard.gateway.http;

import io.placard.channel.Upload;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One upload, from its head to its end: the file goes to the disk as it comes, no faster than the disk takes it. On the
 * connection's event loop, but for the site's questions.
 */
final class GatewayUpload implements Upload {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayUpload.class);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final long LOOK_MILLIS = 30_000;
    private static final long LEAST_A_LOOK = 32 << 10;

    private final Context loop;
    private final RoutingContext routing;
    private final HttpServerRequest request;
    private final Path path;
    private final Predicate<String> csrf;
    private final ErrorPages errors;
    private final Runnable come;
    private final MessageDigest digest = sha256();
    private Runnable admitted = () -> {};
    private AsyncFile file;
    private MultipartForm form;
    private long most;
    private long size;
    private long seen;
    private long timer = -1;
    private boolean refused;
    private boolean ended;
    private volatile Optional<Arrived> arrived = Optional.empty();

    /**
     * @param path where the file is written to
     * @param csrf whether a token, which may be null, is this browser's
     * @param come what to do when all has come
     */
    GatewayUpload(RoutingContext routing, Path path, Predicate<String> csrf, ErrorPages errors, Runnable come) {
        this.loop = routing.vertx().getOrCreateContext();
        this.routing = routing;
        this.request = routing.request();
        this.path = path;
        this.csrf = csrf;
        this.errors = errors;
        this.come = come;
        // what is answered with its body unread is the connection's last word
        routing.addHeadersEndHandler(head -> {
            if (!request.isEnded()) {
                request.response().putHeader("Connection", "close");
            }
        });
        routing.addEndHandler(answered -> loop.runOnContext(here -> end()));
    }

    /** What to do when the site has admitted it, and so is done with it for now. */
    void onAdmitted(Runnable act) {
        admitted = act;
    }

    @Override
    public long announced() {
        var length = request.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    @Override
    public Optional<Arrived> arrived() {
        return arrived;
    }

    @Override
    public void admit(long bytes) {
        loop.runOnContext(here -> {
            admitted.run();
            if (!ended) {
                receive(bytes);
            }
        });
    }

    private void receive(long bytes) {
        most = bytes;
        ConnectionGuard.of(request.connection()).bodyMayTake(LONGEST);
        var options = new OpenOptions().setRead(false).setCreateNew(true).setPerms("rw-------");
        routing.vertx()
                .fileSystem()
                .open(path.toString(), options)
                .onSuccess(this::read)
                .onFailure(cause -> refuse(unwritable(cause)));
    }

    private void read(AsyncFile opened) {
        file = opened;
        if (ended) {
            discard();
            return;
        }
        file.exceptionHandler(cause -> refuse(unwritable(cause)));
        timer = routing.vertx().setPeriodic(LOOK_MILLIS, look -> requireProgress());
        request.exceptionHandler(gone -> end());
        request.handler(bytes -> guarded(() -> form().read(bytes)));
        request.endHandler(whole -> guarded(this::finish));
        request.resume();
    }

    private MultipartForm form() {
        if (form == null) {
            form = new MultipartForm(request.getHeader("Content-Type"), this::requireCsrf, this::write);
        }
        return form;
    }

    private void guarded(Runnable step) {
        if (ended || refused) {
            return;
        }
        try {
            step.run();
        } catch (UploadRefused refusal) {
            refuse(refusal);
        }
    }

    private void requireCsrf(Map<String, String> fields) {
        var header = request.getHeader("X-CSRF-Token");
        if (!csrf.test(header != null ? header : fields.get("_csrf"))) {
            throw new UploadRefused(403, "no token before the file");
        }
    }

    private void write(byte[] bytes) {
        size += bytes.length;
        if (size > most) {
            throw new UploadRefused(413, "more than " + most + " bytes");
        }
        digest.update(bytes);
        file.write(Buffer.buffer(bytes)).onFailure(cause -> refuse(unwritable(cause)));
        if (file.writeQueueFull()) {
            request.pause();
            file.drainHandler(drained -> request.resume());
        }
    }

    private void finish() {
        var fields = form().end();
        var name = form.fileName();
        stopWatching();
        file.close()
                .onSuccess(closed -> {
                    file = null;
                    if (!ended) {
                        var hash = HexFormat.of().formatHex(digest.digest());
                        arrived = Optional.of(new Arrived(path, name, size, hash, fields));
                        come.run();
                    }
                })
                .onFailure(cause -> refuse(unwritable(cause)));
    }

    /** Whoever sends next to nothing holds a place that others could have. */
    private void requireProgress() {
        if (size - seen < LEAST_A_LOOK) {
            refuse(new UploadRefused(408, "next to nothing comes"));
        }
        seen = size;
    }

    private void refuse(UploadRefused refusal) {
        if (!ended && !refused) {
            refused = true;
            LOG.info("upload.refused status={} why=\"{}\"", refusal.status(), refusal.getMessage());
            stopWatching();
            errors.send(request, refusal.status());
        }
    }

    private static UploadRefused unwritable(Throwable cause) {
        LOG.warn("upload.unwritable cause={}", cause.toString());
        return new UploadRefused(507, "the disk does not take it");
    }

    /** The request is answered, or its connection is gone. */
    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        discard();
        if (!request.isEnded() && request.response().ended()) {
            // without a guard the connection is closing already
            Optional.ofNullable(ConnectionGuard.of(request.connection())).ifPresent(ConnectionGuard::hangUp);
        }
    }

    private void stopWatching() {
        if (timer >= 0) {
            routing.vertx().cancelTimer(timer);
            timer = -1;
        }
    }

    private void discard() {
        stopWatching();
        var files = routing.vertx().fileSystem();
        if (file != null) {
            // a file that is not there was moved to where it is kept, or never made
            file.close().eventually(() -> files.delete(path.toString()).otherwiseEmpty());
            file = null;
        } else {
            files.delete(path.toString()).otherwiseEmpty();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
