package io.placard.site;

import io.placard.channel.SiteCommand;
import io.placard.channel.SiteContext;
import io.vertx.core.Future;
import java.util.List;

/** The site's commands; the process's command line hands their words over. The work is done on a virtual thread. */
public final class Command implements SiteCommand {

    @Override
    public Future<Integer> run(SiteContext context, List<String> words) {
        return VirtualThread.run(context.vertx(), () -> Commands.run(Features.of(context), words));
    }
}
