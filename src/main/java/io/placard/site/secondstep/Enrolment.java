package io.placard.site.secondstep;

import io.nayuki.qrcodegen.QrCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What a telephone is given once.
 *
 * @param secret in the 32 letters that authenticator programs take
 * @param issuer whose account it is, such as the conference's name
 */
public record Enrolment(String secret, String username, String issuer) {

    private static final int GROUP = 4;

    /** As authenticator programs read it. */
    String uri() {
        return "otpauth://totp/%s:%s?secret=%s&issuer=%s&algorithm=SHA1&digits=6&period=%d"
                .formatted(encoded(issuer), encoded(username), secret, encoded(issuer), Totp.STEP.toSeconds());
    }

    /** To be typed where no camera can see the picture. */
    public String groups() {
        return secret.replaceAll("(.{" + GROUP + "})(?!$)", "$1 ");
    }

    /** How many dots the picture has on each side. */
    public int dots() {
        return code().size;
    }

    /** The picture's dark dots as an SVG path, one unit each. */
    public String path() {
        var code = code();
        var path = new StringBuilder();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return path.toString();
    }

    private QrCode code() {
        return QrCode.encodeText(uri(), QrCode.Ecc.MEDIUM);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
