package io.placard.site.page;

/** Where the browser finds a file of {@code webroot}: its URL with the content's hash. */
@FunctionalInterface
public interface Assets {
    /** @param path relative to {@code webroot}, such as {@code css/placard.css} */
    String url(String path);
}
