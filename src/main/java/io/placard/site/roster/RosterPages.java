package io.placard.site.roster;

import io.placard.site.accounts.Committee;
import io.placard.site.accounts.NewAccount;
import io.placard.site.accounts.Nickname;
import io.placard.site.page.Csv;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import io.placard.site.roster.RosterStore.Hand;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Everybody's accounts, for staff. */
public final class RosterPages {

    private static final int PAGE = 50;
    private static final String PATH = "/admin/accounts/";
    private static final String FORM = "roster/new";
    private static final List<String> DONE =
            List.of("role", "committee", "state", "second-step", "former", "picture", "muted", "unmuted");

    private final Desk desk;
    private final RosterStore store;
    private final Staffing staffing;
    private final Slips slips;

    RosterPages(Desk desk, RosterStore store, Staffing staffing, Slips slips) {
        this.desk = desk;
        this.store = store;
        this.staffing = staffing;
        this.slips = slips;
    }

    /** GET /admin/accounts/ */
    public void list(Request request) {
        var filter = RosterFilter.of(request);
        var found = store.list(filter, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        desk.show(request, 200, "roster/list", new RosterPage(filter, shown, store.count(filter), found.size() > PAGE));
    }

    /** GET /admin/accounts/export.csv */
    public void csv(Request request) {
        var page = request.page();
        var head = List.of(
                page.t("accounts.username"),
                page.t("accounts.nickname"),
                page.t("roster.role"),
                page.t("roster.committee"),
                page.t("roster.state"),
                page.t("roster.made-at"));
        Csv.answer(
                request,
                "accounts",
                head,
                csv -> store.each(
                        RosterFilter.of(request),
                        member -> csv.line(List.of(
                                member.person().username(),
                                page.name(member.person()),
                                page.role(member.person().role()),
                                member.committee(),
                                page.t(member.active() ? "roster.active" : "roster.inactive"),
                                csv.time(member.madeAt())))));
    }

    /** GET /admin/accounts/new/ */
    public void form(Request request) {
        desk.show(request, 200, FORM, new NewMemberPage("", "", Role.DELEGATE, roles(request), Map.of()));
    }

    /** POST /admin/accounts */
    public void make(Request request) {
        var username = request.form("username").strip().toLowerCase(Locale.ROOT);
        var nickname = Nickname.of(request.form("nickname"));
        var role = role(request);
        var errors = new HashMap<String, String>();
        if (role.isEmpty()) {
            errors.put("role", "roster.error.role");
        }
        errors.putAll(staffing.errors(NewAccount.of(username, nickname.text(), role.orElse(Role.DELEGATE))));
        if (errors.isEmpty()) {
            var made = staffing.make(request.account(), NewAccount.of(username, nickname.text(), role.get()));
            if (made.isPresent()) {
                desk.redirect(request, slips.keep(request.account(), List.of(made.get())));
                return;
            }
            errors.put("username", "accounts.error.username-taken");
        }
        var typed = new NewMemberPage(username, nickname.text(), role.orElse(Role.DELEGATE), roles(request), errors);
        desk.show(request, 422, FORM, typed);
    }

    /** GET /admin/accounts/ID/ */
    public void member(Request request) {
        var found = store.find(request.pathNumber("id"));
        if (found.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var person = found.get().person();
        var touchable = !person.isFormer()
                && person.id() != request.account()
                && (isSuperuser(request) || person.role() != Role.SUPERUSER);
        var done = request.query("done").filter(DONE::contains).map(what -> "roster.done." + what);
        desk.show(
                request,
                200,
                "roster/member",
                new MemberPage(
                        found.get(),
                        touchable ? roles(request) : List.of(),
                        staffing.hasSecondStep(person.id()),
                        store.mutedUntil(person.id(), request.page().now()),
                        done.orElse("")));
    }

    /** POST /admin/accounts/ID/role */
    public void setRole(Request request) {
        var role = role(request);
        answer(request, role.isPresent() && staffing.setRole(hand(request), role.get()), "role");
    }

    /** POST /admin/accounts/ID/committee */
    public void setCommittee(Request request) {
        var committee = Committee.read(request.form("committee"));
        answer(request, committee.isPresent() && staffing.setCommittee(hand(request), committee.get()), "committee");
    }

    /** POST /admin/accounts/ID/state */
    public void setState(Request request) {
        answer(request, staffing.setActive(hand(request), request.form("active").equals("true")), "state");
    }

    /** POST /admin/accounts/ID/password */
    public void resetPassword(Request request) {
        var slip = staffing.resetPassword(hand(request));
        if (slip.isEmpty()) {
            desk.error(request, 403);
        } else {
            desk.redirect(request, slips.keep(request.account(), List.of(slip.get())));
        }
    }

    /** POST /admin/accounts/ID/second-step */
    public void endSecondStep(Request request) {
        answer(request, staffing.endSecondStep(hand(request)), "second-step");
    }

    /** POST /admin/accounts/ID/picture/deletion */
    public void removePicture(Request request) {
        answer(request, staffing.removePicture(hand(request)), "picture");
    }

    private static Hand hand(Request request) {
        return new Hand(request.account(), request.pathNumber("id"));
    }

    private void answer(Request request, boolean done, String what) {
        if (done) {
            desk.redirect(request, PATH + request.pathNumber("id") + "/?done=" + what);
        } else {
            desk.error(request, 403);
        }
    }

    private static Optional<Role> role(Request request) {
        return roles(request).stream()
                .filter(role -> role.word().equals(request.form("role")))
                .findFirst();
    }

    /** Those that the reader may give. The database decides once more when they do. */
    private static List<Role> roles(Request request) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.SUPERUSER || isSuperuser(request))
                .toList();
    }

    private static boolean isSuperuser(Request request) {
        return request.reader().filter(known -> known.role() == Role.SUPERUSER).isPresent();
    }
}
