package io.placard.site.avatars;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;

/**
 * Pictures of people by their name, and seats by their seed. Nobody is asked who they are, and no cookie is set, so any
 * cache may keep them.
 */
public final class AvatarPages {

    private static final String ENDING = ".svg";
    private static final int SIZE = 64;
    private static final int SMALLEST = 16;
    private static final int LARGEST = 512;

    private static final Pattern DRAWING = Pattern.compile("([0-9a-f]{32})-(64|128|256)\\.jpg");

    private final AvatarStore store;

    AvatarPages(AvatarStore store) {
        this.store = store;
    }

    /** GET /avatars/NAME-SIZE.jpg, or /avatars/SEED.svg with {@code size} in pixels */
    public void avatar(RoutingContext routing) {
        var file = routing.pathParam("file");
        var drawing = DRAWING.matcher(file);
        if (!drawing.matches()) {
            seat(routing, file);
            return;
        }
        var jpeg = store.find(drawing.group(1), Integer.parseInt(drawing.group(2)));
        if (jpeg.isEmpty()) {
            routing.fail(404);
        } else {
            answer(routing, "image/jpeg", jpeg.get());
        }
    }

    private static void seat(RoutingContext routing, String file) {
        var seed = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
        var avatar = Avatar.of(seed);
        if (avatar.isEmpty()) {
            routing.fail(404);
        } else {
            var svg = avatar.get().svg(size(routing.request().getParam("size")));
            answer(routing, "image/svg+xml", Buffer.buffer(svg));
        }
    }

    private static void answer(RoutingContext routing, String media, Buffer picture) {
        routing.response()
                .putHeader("Content-Type", media)
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                .putHeader("Cache-Control", "public, max-age=31536000, immutable")
                .end(picture);
    }

    private static int size(String asked) {
        var digits = asked != null && asked.matches("[0-9]{1,4}");
        return digits ? Math.clamp(Integer.parseInt(asked), SMALLEST, LARGEST) : SIZE;
    }
}
