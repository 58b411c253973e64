package io.placard.site.accounts;

import io.placard.channel.Visit;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A cookie by which a browser shows that it has signed in to an account before. It opens nothing; it only keeps strangers'
 * guesses from slowing the owner. Sealed with the account's password hash, so a new password makes it worthless.
 */
final class KnownBrowser {

    private static final String COOKIE = "placard-known";
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration LIFETIME = Duration.ofDays(90);

    private KnownBrowser() {}

    static boolean is(RoutingContext routing, String username, Optional<String> passwordHash) {
        var cookie = routing.request().getCookie(COOKIE);
        if (cookie == null || passwordHash.isEmpty()) {
            return false;
        }
        var expected = seal(username, passwordHash.get()).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, cookie.getValue().getBytes(StandardCharsets.UTF_8));
    }

    static void remember(RoutingContext routing, String username, String passwordHash) {
        routing.response()
                .addCookie(Cookie.cookie(COOKIE, seal(username, passwordHash))
                        .setPath("/sign-in")
                        .setMaxAge(LIFETIME.toSeconds())
                        .setHttpOnly(true)
                        .setSecure(Visit.of(routing).secure())
                        .setSameSite(CookieSameSite.STRICT));
    }

    private static String seal(String username, String passwordHash) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(passwordHash.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            var sealed = mac.doFinal(username.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, fault);
        }
    }
}
