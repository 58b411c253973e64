package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.chat.Chat.Order;
import io.placard.site.page.Desk;
import io.placard.site.page.Permission;
import io.placard.site.page.Request;
import io.placard.site.presence.Presence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What stands behind a conversation: who is in it, how much one wants to hear of it, and order among its members. */
public final class DetailPages {

    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 80;
    private static final List<String> DONE = List.of("level", "removed", "keeper", "muted", "unmuted");

    private final Desk desk;
    private final Order order;
    private final Gathering gathering;
    private final Presence presence;

    DetailPages(Desk desk, Order order, Gathering gathering, Presence presence) {
        this.desk = desk;
        this.order = order;
        this.gathering = gathering;
        this.presence = presence;
    }

    /** GET /chat/ID/details/ */
    public void details(Request request) {
        var done = request.query("done").filter(DONE::contains).map(what -> "chat.done." + what);
        show(request, 200, done);
    }

    /** POST /chat/ID/level */
    public void level(Request request) {
        var reply = Level.known(request.form("level"))
                .map(level -> order.hearing().set(Speaker.of(request.account()), request.pathNumber("id"), level))
                .orElseGet(() -> Reply.refused("unknown"));
        answer(request, reply, "level");
    }

    /** POST /chat/ID/departure: leaves it. */
    public void leave(Request request) {
        var reply = gathering.remove(Speaker.of(request.account()), request.pathNumber("id"), request.account());
        if (reply.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/");
        } else {
            refuse(request, reply);
        }
    }

    /** POST /chat/ID/members/removal */
    public void remove(Request request) {
        answer(
                request,
                gathering.remove(Speaker.of(request.account()), request.pathNumber("id"), member(request)),
                "removed");
    }

    /** POST /chat/ID/members/keeper */
    public void setKeeper(Request request) {
        var keeper = request.form("keeper").equals("true");
        var reply = order.keeping()
                .setKeeper(Speaker.of(request.account()), request.pathNumber("id"), member(request), keeper);
        answer(request, reply, "keeper");
    }

    /** POST /chat/ID/members/mute: for a while; without a span they may write again. */
    public void mute(Request request) {
        var span = MuteSpan.of(request.form("span"));
        var reason = request.form("reason").strip();
        if (reason.length() > Mute.LONGEST_REASON || reason.indexOf('\0') >= 0) {
            show(request, 422, Optional.of("chat.error.reason"));
            return;
        }
        var mute = new Mute(request.account(), member(request), span, reason);
        if (order.mute(mute, request.pathNumber("id"))) {
            answer(request, Reply.done(), span.isPresent() ? "muted" : "unmuted");
        } else if (keeps(request)) {
            // what staff took, and whose word is not a keeper's to take
            show(request, 409, Optional.of("chat.error.not-yours"));
        } else {
            desk.error(request, 404);
        }
    }

    private boolean keeps(Request request) {
        return order.discussions()
                .details(request.pathNumber("id"), request.account())
                .filter(Details::keeps)
                .isPresent();
    }

    private long member(Request request) {
        return order.people().account(request.form("username").replace("\0", ""));
    }

    private void answer(Request request, Reply reply, String done) {
        if (reply.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/" + request.pathNumber("id") + "/details/?done=" + done);
        } else {
            refuse(request, reply);
        }
    }

    private void refuse(Request request, Reply reply) {
        switch (reply.payload().getString("reason")) {
            case "last_keeper" -> show(request, 409, Optional.of("chat.error.last-keeper"));
            case "unknown" -> desk.error(request, 400);
            default -> desk.error(request, 404);
        }
    }

    private void show(Request request, int status, Optional<String> done) {
        var id = request.pathNumber("id");
        var found = order.discussions().details(id, request.account());
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var find = request.query("q").orElse("").replace("\0", "").strip();
        var name = find.substring(0, Math.min(LONGEST_NAME, find.length()));
        var members = found.get().kind() == Kind.PAIR ? List.<Participant>of() : members(request, id, name);
        var shown = members.subList(0, Math.min(PAGE, members.size()));
        var more =
                members.size() > PAGE ? OptionalLong.of(shown.getLast().person().id()) : OptionalLong.empty();
        var staff = request.may(Permission.MODERATE_CHAT);
        var present = presence.of(shown.stream()
                .filter(Participant::shown)
                .map(member -> member.person().id())
                .toList());
        var page = new DetailsPage(found.get(), shown, name, more, done, status >= 400, staff, present);
        desk.show(request, status, "chat/details", page);
    }

    private List<Participant> members(Request request, long id, String name) {
        var behind = request.number(request.query("behind").orElse(""));
        var wanted = new DiscussionStore.Wanted(name, behind, request.page().now(), PAGE + 1);
        return order.discussions().members(id, request.account(), wanted);
    }
}
