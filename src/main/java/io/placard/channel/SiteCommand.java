package io.placard.channel;

import io.vertx.core.Future;
import java.util.List;

/** The site's side of the command line, found by name in the site's class loader. */
public interface SiteCommand {

    /**
     * Runs one command, such as {@code account create ada}.
     *
     * @param context a site without pages: {@code register} is never called
     * @return the process's exit status; what went wrong stands on standard error
     */
    Future<Integer> run(SiteContext context, List<String> words);
}
