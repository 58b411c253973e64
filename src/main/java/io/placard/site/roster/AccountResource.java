package io.placard.site.roster;

import io.placard.site.accounts.Committee;
import io.placard.site.accounts.NewAccount;
import io.placard.site.accounts.Nickname;
import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.api.Json;
import io.placard.site.page.Role;
import io.placard.site.roster.RosterStore.Hand;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everybody's accounts, for programs of staff. */
public final class AccountResource {

    private static final int LONGEST = 80;
    private static final String PATH = "/accounts/";

    private final RosterStore store;
    private final Staffing staffing;

    AccountResource(RosterStore store, Staffing staffing) {
        this.store = store;
        this.staffing = staffing;
    }

    /** GET /accounts: by user name. */
    public Answer list(Call call) {
        var role = role(call.query("role", LONGEST));
        var state = call.query("state", LONGEST);
        var known = state.equals("active") || state.equals("inactive") ? state : "";
        var filter = new RosterFilter(
                call.query("q", LONGEST), role, known, call.place().orElse(""));
        var found = store.list(filter, call.limit() + 1);
        return Answer.list(
                call, found, AccountResource::json, member -> member.person().username());
    }

    /** GET /accounts/ID */
    public Answer account(Call call) {
        return store.find(call.id()).map(member -> Answer.of(json(member))).orElseGet(Answer::missing);
    }

    /** POST /accounts: the answer tells the first password, and nothing else ever will. */
    public Answer make(Call call) {
        var fields = call.fields("username", "nickname", "role");
        var username = fields.text("username").strip().toLowerCase(Locale.ROOT);
        var nickname = Nickname.of(fields.text("nickname")).text();
        var role = role(fields);
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var account = NewAccount.of(username, nickname, role.orElseThrow());
        var errors = staffing.errors(account);
        if (!errors.isEmpty()) {
            return Answer.unfit(errors);
        }
        var made = staffing.make(call.account(), account);
        if (made.isEmpty()) {
            return Answer.forbidden();
        }
        var member = store.named(username).orElseThrow();
        return Answer.made(
                PATH + member.person().id(),
                json(member).put("password", made.get().password()));
    }

    /** PATCH /accounts/ID: its role, where its owner sits, or whether its owner may sign in, over what If-Match names. */
    public Answer change(Call call) {
        var unconditional = call.unconditional();
        if (unconditional.isPresent()) {
            return unconditional.get();
        }
        var fields = call.fields("role", "active", "committee");
        var role = fields.has("role") ? role(fields) : Optional.<Role>empty();
        var active = Optional.of(fields.flag("active", false)).filter(given -> fields.has("active"));
        var committee = fields.has("committee") ? committee(fields) : Optional.<Committee>empty();
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        var wanted = new Staffing.Wanted(role, active, committee);
        return switch (staffing.change(hand(call), member -> call.matches(json(member)), wanted)) {
            case DONE -> account(call);
            case MISSING -> Answer.missing();
            case STALE -> Answer.stale();
            case FORBIDDEN -> Answer.forbidden();
        };
    }

    /** POST /accounts/ID/password: a first password anew, told here once. */
    public Answer resetPassword(Call call) {
        if (store.find(call.id()).isEmpty()) {
            return Answer.missing();
        }
        return staffing.resetPassword(hand(call))
                .map(slip -> Answer.of(
                        new JsonObject().put("username", slip.username()).put("password", slip.password())))
                .orElseGet(Answer::forbidden);
    }

    /** DELETE /accounts/ID/second-step: the password alone is enough again. */
    public Answer endSecondStep(Call call) {
        if (store.find(call.id()).isEmpty()) {
            return Answer.missing();
        }
        return staffing.endSecondStep(hand(call)) ? Answer.done() : Answer.forbidden();
    }

    private static Hand hand(Call call) {
        return new Hand(call.account(), call.id());
    }

    private static Optional<Role> role(Fields fields) {
        var words = Arrays.stream(Role.values()).map(Role::word).collect(Collectors.toSet());
        return role(fields.word("role", Set.copyOf(words)));
    }

    private static Optional<Committee> committee(Fields fields) {
        var committee = Committee.read(fields.text("committee"));
        if (committee.isEmpty()) {
            fields.wrong("committee", "roster.error.committee");
        }
        return committee;
    }

    private static Optional<Role> role(String word) {
        return Arrays.stream(Role.values())
                .filter(role -> role.word().equals(word))
                .findFirst();
    }

    private static JsonObject json(Member member) {
        return Json.person(member.person())
                .put("active", member.active())
                .put("must_change_password", member.fresh())
                .put("committee", member.committee())
                .put("made_at", Json.time(member.madeAt()));
    }
}
