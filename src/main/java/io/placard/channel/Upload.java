package io.placard.channel;

import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A form with a file in it. The gateway hands the same request to the site twice: first with the body unread, to be
 * admitted or answered; and when the file has come, to be answered.
 */
public interface Upload {

    /** Under this key the routing context holds it. */
    String KEY = "placard.upload";

    /** The upload that a request is; empty for any other request. */
    static Optional<Upload> of(RoutingContext request) {
        return Optional.ofNullable(request.get(KEY));
    }

    /** How many bytes the request says that it has, the form around the file included; -1 where it does not say. */
    long announced();

    /** Lets it come, up to so many bytes of a file; whoever says this does not answer the request. */
    void admit(long most);

    /** What has come; empty until it has. */
    Optional<Arrived> arrived();

    /**
     * A file that has come, whole.
     *
     * @param file the caller's to move; what is still there when the request is answered is deleted
     * @param name as the browser gave it: never a path
     * @param size in bytes
     * @param hash SHA-256 of the content, in hexadecimal digits
     * @param fields the other fields of the form
     */
    record Arrived(Path file, String name, long size, String hash, Map<String, String> fields) {}
}
