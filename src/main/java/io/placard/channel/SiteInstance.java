package io.placard.channel;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Set;

/**
 * One running instance of the site.
 *
 * @param context where its pages run; one task at a time, but for those that wait
 * @param pages answers a request
 * @param uploads the paths of the pages that take a form with a file in it
 * @param errorPages ready-made pages for when the site itself cannot answer
 * @param check what it is asked before it serves
 */
public record SiteInstance(
        Context context,
        Handler<RoutingContext> pages,
        Set<String> uploads,
        Map<ErrorPageKey, byte[]> errorPages,
        SiteCheck check) {

    /**
     * Names a ready-made page.
     *
     * @param status HTTP status
     * @param language BCP 47
     * @param problem whether it is for programs, as RFC 9457 tells it
     */
    public record ErrorPageKey(int status, String language, boolean problem) {

        /** A page for people. */
        public ErrorPageKey(int status, String language) {
            this(status, language, false);
        }

        /** The same for programs. */
        public static ErrorPageKey problem(int status, String language) {
            return new ErrorPageKey(status, language, true);
        }
    }
}
