package io.placard.site.chat;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.api.Json;
import io.placard.site.page.Bilingual;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Order in conversations, for programs: rules, keepers, who may not write, levels and blocks. */
public final class OrderResource {

    private static final Set<String> LEVELS =
            Arrays.stream(Level.values()).map(Level::word).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SPANS =
            Arrays.stream(MuteSpan.values()).map(MuteSpan::word).collect(Collectors.toUnmodifiableSet());

    private final Chat.Order order;

    OrderResource(Chat.Order order) {
        this.order = order;
    }

    /** PATCH /conversations/ID: the rules of a discussion that one keeps. */
    public Answer change(Call call) {
        var fields = call.fields("english", "chinese", "announcing", "slow_seconds", "archived");
        var wanted = rules(fields);
        return fields.refusal()
                .orElseGet(() -> ChatAnswers.of(
                        order.keeping().change(Speaker.of(call.account()), call.id(), wanted), Answer::done));
    }

    /** PUT /conversations/ID/keeper: a member keeps it from now on, or does no more. */
    public Answer setKeeper(Call call) {
        var fields = call.fields("username", "keeper");
        var username = fields.text("username");
        var keeper = fields.flag("keeper", true);
        return fields.refusal().orElseGet(() -> {
            var account = order.people().account(username);
            var reply = order.keeping().setKeeper(Speaker.of(call.account()), call.id(), account, keeper);
            return ChatAnswers.of(reply, Answer::done);
        });
    }

    /** PUT /conversations/ID/mute: a member's word is taken for a while, or given back. */
    public Answer mute(Call call) {
        var fields = call.fields("username", "span", "reason");
        var username = fields.text("username");
        var span = fields.has("span") ? MuteSpan.of(fields.word("span", SPANS)) : Optional.<MuteSpan>empty();
        var reason = fields.text("reason", "").strip();
        if (reason.length() > Mute.LONGEST_REASON) {
            fields.wrong("reason", "chat.error.reason");
        }
        return fields.refusal().orElseGet(() -> {
            var mute = new Mute(call.account(), order.people().account(username), span, reason);
            return order.mute(mute, call.id()) ? Answer.done() : Answer.missing();
        });
    }

    /** PUT /conversations/ID/level: how much of it one wants to hear. */
    public Answer level(Call call) {
        var fields = call.fields("level");
        var level = fields.word("level", LEVELS);
        return fields.refusal()
                .orElseGet(() -> ChatAnswers.of(
                        order.hearing().set(Speaker.of(call.account()), call.id(), Level.of(level)), Answer::done));
    }

    /** GET /blocks: whom one has blocked. */
    public Answer blocks(Call call) {
        var found = order.blocks().list(call.account(), call.behind(), call.limit() + 1);
        return Answer.list(
                call,
                found,
                blocked -> Json.person(blocked.person()).put("at", Json.time(blocked.at())),
                blocked -> blocked.person().id());
    }

    /** POST /blocks */
    public Answer block(Call call) {
        var fields = call.fields("username");
        var username = fields.text("username");
        return fields.refusal().orElseGet(() -> block(call, username, true));
    }

    /** DELETE /blocks/USERNAME */
    public Answer unblock(Call call) {
        return block(call, call.path("username").replace("\0", ""), false);
    }

    private Answer block(Call call, String username, boolean blocked) {
        return order.blocks()
                .find(call.account(), username)
                .map(known -> ChatAnswers.of(
                        order.blocking().set(call.account(), known.person().id(), blocked), Answer::done))
                .orElseGet(Answer::missing);
    }

    /** What is not given stays. */
    private static UnaryOperator<Rules> rules(Fields fields) {
        var english = given(fields, "english");
        var chinese = given(fields, "chinese");
        var slow = fields.has("slow_seconds") ? Optional.of((int) slow(fields)) : Optional.<Integer>empty();
        var announcing = flag(fields, "announcing");
        var archived = flag(fields, "archived");
        if (english.filter(String::isEmpty).isPresent()
                && chinese.filter(String::isEmpty).isPresent()) {
            fields.wrong("english", "api.chat.name");
        }
        return rules -> {
            var name = new Bilingual(
                    english.orElse(rules.name().english()),
                    chinese.orElse(rules.name().chinese()));
            return new Rules(
                    name.equals(Bilingual.NONE) ? rules.name() : name,
                    announcing.orElse(rules.announcing()),
                    slow.orElse(rules.slowSeconds()),
                    archived.orElse(rules.archived()));
        };
    }

    private static Optional<String> given(Fields fields, String name) {
        if (!fields.has(name)) {
            return Optional.empty();
        }
        var text = fields.text(name).strip();
        if (text.length() > NewDiscussion.LONGEST_NAME) {
            fields.wrong(name, "api.chat.name");
        }
        return Optional.of(text);
    }

    private static Optional<Boolean> flag(Fields fields, String name) {
        return Optional.of(fields.flag(name, false)).filter(given -> fields.has(name));
    }

    private static long slow(Fields fields) {
        var slow = fields.decimal("slow_seconds").orElse(0.0);
        if (slow != Math.rint(slow) || slow < 0 || slow > NewDiscussion.SLOWEST) {
            fields.wrong("slow_seconds", "api.chat.slow-seconds");
            return 0;
        }
        return slow.longValue();
    }
}
