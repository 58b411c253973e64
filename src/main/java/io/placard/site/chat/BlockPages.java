package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Blocking people, and the list of whom one has blocked. */
public final class BlockPages {

    private static final int MOST = 1_000;
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9._~-]{1,40}");

    private final Desk desk;
    private final BlockStore store;
    private final Blocking blocking;

    BlockPages(Desk desk, BlockStore store, Blocking blocking) {
        this.desk = desk;
        this.store = store;
        this.blocking = blocking;
    }

    /** GET /people/USERNAME/block/ */
    public void form(Request request) {
        find(request)
                .ifPresentOrElse(
                        known -> desk.show(request, 200, "chat/block", new BlockPage(known.person(), known.blocked())),
                        () -> desk.error(request, 404));
    }

    /** POST /people/USERNAME/block */
    public void set(Request request) {
        var blocked = request.form("blocked").equals("true");
        var done = find(request)
                .map(known -> blocking.set(request.account(), known.person().id(), blocked))
                .filter(reply -> reply.status() == Reply.Status.DONE);
        if (done.isPresent()) {
            desk.redirect(request, "/settings/blocked/?done=1");
        } else {
            desk.error(request, 404);
        }
    }

    /** GET /settings/blocked/ */
    public void list(Request request) {
        var people = store.list(request.account(), OptionalLong.empty(), MOST);
        var done = request.query("done").isPresent();
        desk.show(request, 200, "chat/blocked", new BlockedPage(people, done));
    }

    private Optional<BlockStore.Known> find(Request request) {
        var username = request.path("username");
        return USERNAME.matcher(username).matches() ? store.find(request.account(), username) : Optional.empty();
    }
}
