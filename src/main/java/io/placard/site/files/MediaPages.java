package io.placard.site.files;

import io.placard.channel.Login;
import io.placard.channel.Sending;
import io.placard.channel.Visit;
import io.placard.site.api.Bearer;
import io.placard.site.api.Scope;
import io.placard.site.files.MediaStore.Readable;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reading files: who may is asked for each, and the gateway sends it. */
public final class MediaPages {

    private static final Logger LOG = LoggerFactory.getLogger(MediaPages.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    /** Whatever it is, it runs nothing, loads nothing, and is nobody's page. */
    private static final String POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox";

    private final MediaStore media;
    private final MediaFolder folder;
    private final Function<String, Optional<Bearer>> tokens;

    /** @param tokens who holds a token; empty for what is none of ours */
    MediaPages(MediaStore media, MediaFolder folder, Function<String, Optional<Bearer>> tokens) {
        this.media = media;
        this.folder = folder;
        this.tokens = tokens;
    }

    /** GET /m/HASH/NAME */
    public void send(RoutingContext routing) {
        find(routing).ifPresent(file -> send(routing, file, folder.path(file.hash()), file.size(), ""));
    }

    /** GET /m/HASH/w320/NAME: a smaller copy, or the picture itself where there is none. */
    public void thumbnail(RoutingContext routing) {
        find(routing).ifPresent(file -> {
            var pixels = Integer.parseInt(routing.pathParam("pixels"));
            var place = folder.thumbnail(file.hash(), pixels);
            var size = folder.size(place);
            if (size == 0) {
                send(routing, file, folder.path(file.hash()), file.size(), "");
            } else {
                send(routing, file.thumbnail(size), place, size, "-w" + pixels);
            }
        });
    }

    private Optional<Readable> find(RoutingContext routing) {
        var token = Bearer.shown(routing.request().getHeader("Authorization"));
        var bearer = token.flatMap(tokens);
        if (token.isPresent() && bearer.isEmpty()) {
            routing.response().putHeader("WWW-Authenticate", "Bearer realm=\"Placard\", error=\"invalid_token\"");
            routing.fail(401);
            return Optional.empty();
        }
        var hash = routing.pathParam("hash");
        var found = HASH.matcher(hash).matches()
                ? media.readable(hash, routing.pathParam("link"), login(routing, bearer))
                : Optional.<Readable>empty();
        if (found.isEmpty()) {
            routing.fail(404);
        }
        return found;
    }

    /** A program is whoever its token says, and no browser's cookie besides. */
    private static Optional<Login> login(RoutingContext routing, Optional<Bearer> bearer) {
        return bearer.isPresent()
                ? bearer.filter(token -> token.scopes().contains(Scope.READ)).map(Bearer::login)
                : Visit.of(routing).login();
    }

    /** Not waited for: whoever reads slowly holds no thread and no generation. */
    private static void send(RoutingContext routing, Readable file, Path place, long size, String variant) {
        var etag = '"' + file.hash() + variant + '"';
        Visit.of(routing)
                .send(new Sending(place, size, etag, headers(file)))
                .onFailure(cause -> lost(routing, file.hash(), cause));
    }

    private static void lost(RoutingContext routing, String hash, Throwable cause) {
        if (!routing.response().headWritten() && !routing.response().closed()) {
            LOG.error("files.lost hash={} cause={}", hash, cause.toString());
            routing.fail(500);
        }
    }

    private static Map<String, String> headers(Readable file) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", file.shown() ? file.media() : "application/octet-stream");
        headers.put("Content-Disposition", disposition(file));
        headers.put("Cache-Control", file.everybodys() ? FOR_EVER : "private, no-cache");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }

    /** RFC 6266, with the name's letters by RFC 8187, and plain ones for what does not know that. */
    private static String disposition(Readable file) {
        var plain = file.name().replaceAll("[^A-Za-z0-9 ._()-]", "_");
        return (file.shown() ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''"
                + escaped(file.name());
    }

    private static String escaped(String name) {
        var escaped = new StringBuilder();
        for (var b : name.getBytes(StandardCharsets.UTF_8)) {
            var letter = (char) (b & 0xff);
            var plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || "!#$&+-.^_`|~".indexOf(letter) >= 0);
            escaped.append(plain ? String.valueOf(letter) : "%%%02X".formatted((int) letter));
        }
        return escaped.toString();
    }
}
