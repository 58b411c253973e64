package io.placard.gateway.http;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/**
 * One static file, ready to be sent.
 *
 * @param type its {@code Content-Type}
 * @param etag its content's hash, in quotes
 * @param lasting whether its address changes with its content, so that a browser may keep it for ever
 */
record Asset(
        String type, String etag, boolean lasting, Buffer identity, Optional<Buffer> gzip, Optional<Buffer> brotli) {

    /** The same file under an address that stays when the content changes. */
    Asset changing() {
        return new Asset(type, etag, false, identity, gzip, brotli);
    }
}
