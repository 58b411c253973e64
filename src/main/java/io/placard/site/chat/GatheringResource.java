package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Permission;
import io.placard.site.page.Role;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Beginning conversations, and who is in them, for programs. */
public final class GatheringResource {

    private static final Set<String> ROLES =
            Stream.of(Role.values()).map(Role::word).collect(Collectors.toUnmodifiableSet());

    private final ChatStore store;
    private final PeopleStore people;
    private final Gathering gathering;

    GatheringResource(ChatStore store, PeopleStore people, Gathering gathering) {
        this.store = store;
        this.people = people;
        this.gathering = gathering;
    }

    /** POST /conversations: the one with somebody, begun where there was none; or a discussion. */
    public Answer open(Call call) {
        var fields = call.fields(
                "username", "english", "chinese", "announcing", "slow_seconds", "members", "roles", "committees");
        var username = fields.text("username", "");
        if (!username.isEmpty()) {
            var other = people.account(username);
            return fields.refusal().orElseGet(() -> made(call, gathering.open(Speaker.of(call.account()), other)));
        }
        if (!call.may(Permission.KEEP_DISCUSSIONS)) {
            return Answer.forbidden();
        }
        var discussion = discussion(fields, call.ref());
        var invited = invited(fields);
        return fields.refusal()
                .orElseGet(() -> made(call, gathering.make(Speaker.of(call.account()), discussion, invited)));
    }

    /** GET /conversations/ID/members */
    public Answer members(Call call) {
        if (store.conversation(call.id(), call.account()).isEmpty()) {
            return Answer.missing();
        }
        var found = people.list(call.id(), call.account(), call.behind(), call.limit() + 1);
        return Answer.list(
                call, found, ChatJson::member, member -> member.person().id());
    }

    /** POST /conversations/ID/members: takes people in. */
    public Answer add(Call call) {
        var fields = call.fields("members", "roles", "committees");
        var invited = invited(fields);
        return fields.refusal()
                .orElseGet(() ->
                        ChatAnswers.of(gathering.add(Speaker.of(call.account()), call.id(), invited), Answer::done));
    }

    /** POST /conversations/ID/removal: takes somebody out, or oneself. */
    public Answer remove(Call call) {
        var fields = call.fields("username");
        var username = fields.text("username");
        return fields.refusal()
                .orElseGet(() -> ChatAnswers.of(
                        gathering.remove(Speaker.of(call.account()), call.id(), people.account(username)),
                        Answer::done));
    }

    private static NewDiscussion discussion(Fields fields, String ref) {
        var name = new Bilingual(
                fields.text("english", "").strip(), fields.text("chinese", "").strip());
        for (var field : List.of("english", "chinese")) {
            if (fields.text(field, "").strip().length() > NewDiscussion.LONGEST_NAME) {
                fields.wrong(field, "api.chat.name");
            }
        }
        if (name.equals(Bilingual.NONE)) {
            fields.wrong("english", "api.chat.name");
        }
        var slow = fields.number("slow_seconds").orElse(0);
        if (slow > NewDiscussion.SLOWEST) {
            fields.wrong("slow_seconds", "api.chat.slow-seconds");
        }
        return new NewDiscussion(name, fields.flag("announcing", false), (int) slow, ref);
    }

    private static Invited invited(Fields fields) {
        var usernames = fields.texts("members");
        var roles = fields.texts("roles");
        var committees = Set.copyOf(fields.texts("committees"));
        if (usernames.size() > Invited.MOST) {
            fields.wrong("members", "api.chat.members");
        }
        if (!ROLES.containsAll(roles)) {
            fields.wrong(
                    "roles",
                    "api.field.word",
                    String.join(", ", ROLES.stream().sorted().toList()));
            return new Invited(usernames, Set.of(), committees);
        }
        return new Invited(usernames, roles.stream().map(Role::of).collect(Collectors.toSet()), committees);
    }

    private Answer made(Call call, Reply reply) {
        return ChatAnswers.of(reply, () -> {
            var id = reply.payload().getLong("conversation");
            return store.conversation(id, call.account())
                    .map(found -> Answer.made("/conversations/" + id, ChatJson.conversation(found)))
                    .orElseGet(Answer::missing);
        });
    }
}
