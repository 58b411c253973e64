package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.api.Answer;
import java.util.function.Supplier;

/** What frames are answered, as programs are. */
final class ChatAnswers {

    private ChatAnswers() {}

    /** The answer where it was done, or why it was not. */
    static Answer of(Reply reply, Supplier<Answer> done) {
        if (reply.status() == Reply.Status.DONE) {
            return done.get();
        }
        var reason = reply.payload().getString("reason");
        return switch (reason) {
            case "not_found" ->
                reply.payload().containsKey("field")
                        ? Answer.unfit("reply", "api.chat.no-such-reply")
                        : Answer.missing();
            case "wrong_length" -> Answer.unfit("body", "api.chat.wrong-length");
            case "no_file" -> Answer.unfit("files", "api.chat.no-such-file");
            case "no_emoji" -> Answer.unfit("emoji", "api.chat.no-emoji");
            case "unknown" -> Answer.unfit("members", "api.chat.members");
            case "slow" -> Answer.tooOften("api.chat.slow", reply.payload().getLong("retry_after_ms") / 1_000 + 1);
            default -> Answer.conflict("api.chat." + reason.replace('_', '-'));
        };
    }
}
