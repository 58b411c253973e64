package io.placard.site.page;

/**
 * What went wrong, what was kept and what to do.
 *
 * @param status of HTTP
 * @param kind names its words: one of the keys {@code errors.KIND.title}
 */
public record ErrorPage(int status, String kind) {

    /** The page for a status. */
    public static ErrorPage of(int status) {
        return new ErrorPage(status, kind(status));
    }

    private static String kind(int status) {
        return switch (status) {
            case 400, 422 -> "bad-request";
            case 401 -> "signed-out";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 413 -> "too-large";
            case 429 -> "too-many";
            case 503 -> "busy";
            case 507 -> "full";
            default -> status < 500 ? "bad-request" : "fault";
        };
    }
}
