package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.chat.Chat.Order;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Discussions: made by staff and chairs, changed by those who keep them. */
public final class DiscussionPages {

    private static final List<String> DONE = List.of("saved", "archived", "reopened", "added");
    private static final Pattern REF = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Desk desk;
    private final Order order;
    private final Gathering gathering;
    private final Invitations invitations;
    private final Supplier<String> refs;

    DiscussionPages(Desk desk, Order order, Gathering gathering, Invitations invitations, Supplier<String> refs) {
        this.desk = desk;
        this.order = order;
        this.gathering = gathering;
        this.invitations = invitations;
        this.refs = refs;
    }

    /** GET /chat/new/ */
    public void form(Request request) {
        show(request, 200, RulesForm.BLANK, invitations.blank());
    }

    /** POST /chat/new/ */
    public void make(Request request) {
        var rules = RulesForm.of(request);
        var read = invitations.read(request);
        var ref = request.form("ref");
        if (rules.error().isPresent()
                || read.form().error().isPresent()
                || !REF.matcher(ref).matches()) {
            show(request, 422, rules, read.form());
            return;
        }
        var discussion = new NewDiscussion(rules.name(), rules.announcing(), rules.slow(), ref);
        var made = gathering.make(Speaker.of(request.account()), discussion, read.invited());
        if (made.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/" + made.payload().getLong("conversation") + "/");
        } else {
            desk.error(request, 403);
        }
    }

    /** GET /chat/ID/settings/ */
    public void settings(Request request) {
        var done = request.query("done").filter(DONE::contains).map(what -> "chat.done." + what);
        find(request)
                .ifPresentOrElse(
                        found -> show(request, 200, found, RulesForm.of(found.rules()), invitations.blank(), done),
                        () -> desk.error(request, 404));
    }

    /** POST /chat/ID/settings */
    public void save(Request request) {
        var form = RulesForm.of(request);
        var found = find(request);
        if (found.isPresent() && form.error().isPresent()) {
            show(request, 422, found.get(), form, invitations.blank(), Optional.empty());
        } else {
            change(request, rules -> new Rules(form.name(), form.announcing(), form.slow(), rules.archived()), "saved");
        }
    }

    /** POST /chat/ID/archive */
    public void archive(Request request) {
        var archived = request.form("archived").equals("true");
        change(
                request,
                rules -> new Rules(rules.name(), rules.announcing(), rules.slowSeconds(), archived),
                archived ? "archived" : "reopened");
    }

    /** POST /chat/ID/members: takes people in. */
    public void add(Request request) {
        var found = find(request);
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var read = invitations.read(request);
        if (read.form().error().isPresent() || read.invited().isNobody()) {
            var form = RulesForm.of(found.get().rules());
            show(request, 422, found.get(), form, read.form(), Optional.of("chat.done.nobody"));
            return;
        }
        var reply = gathering.add(Speaker.of(request.account()), found.get().id(), read.invited());
        answer(request, reply, "added&added=" + reply.payload().getInteger("added", 0));
    }

    private Optional<Details> find(Request request) {
        return order.discussions()
                .details(request.pathNumber("id"), request.account())
                .filter(Details::keeps);
    }

    private void change(Request request, UnaryOperator<Rules> wanted, String done) {
        var id = request.pathNumber("id");
        answer(request, order.keeping().change(Speaker.of(request.account()), id, wanted), done);
    }

    private void answer(Request request, Reply reply, String done) {
        if (reply.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/" + request.pathNumber("id") + "/settings/?done=" + done);
        } else {
            desk.error(request, 404);
        }
    }

    private void show(Request request, int status, RulesForm rules, InvitationForm invited) {
        desk.show(request, status, "chat/new", new DiscussionPage(rules, invited, refs.get()));
    }

    private void show(
            Request request,
            int status,
            Details details,
            RulesForm rules,
            InvitationForm invited,
            Optional<String> done) {
        var added = (int) request.number(request.query("added").orElse("")).orElse(0);
        var page = new KeepingPage(details, rules, invited, done.orElse(""), added);
        desk.show(request, status, "chat/settings", page);
    }
}
