package io.placard.site.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The announcements that a guest has seen enough of, kept by the browser: the newest ones only. */
public final class Dismissed {

    private static final String COOKIE = "dismissed";
    private static final int MOST = 20;
    private static final Duration KEPT = Duration.ofDays(30);

    private Dismissed() {}

    static List<Long> of(RoutingContext routing) {
        var cookie = routing.request().getCookie(COOKIE);
        return cookie == null
                ? List.of()
                : Arrays.stream(cookie.getValue().split("\\.", MOST + 1))
                        .limit(MOST)
                        .filter(number -> number.matches("[1-9]\\d{0,17}"))
                        .map(Long::valueOf)
                        .toList();
    }

    /** Remembers one more. */
    public static void add(Request request, long announcement) {
        var routing = request.routing();
        var value = Stream.concat(Stream.of(announcement), of(routing).stream())
                .distinct()
                .limit(MOST)
                .map(String::valueOf)
                .reduce((all, one) -> all + "." + one)
                .orElseThrow();
        routing.response()
                .addCookie(Cookie.cookie(COOKIE, value)
                        .setPath("/")
                        .setMaxAge(KEPT.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(io.placard.channel.Visit.of(routing).secure())
                        .setSameSite(CookieSameSite.LAX));
    }
}
