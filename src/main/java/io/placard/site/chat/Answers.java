package io.placard.site.chat;

import io.placard.channel.Reply;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;

/** What frames are answered, as forms are. */
final class Answers {

    private static final String SLOW = "slow";

    private Answers() {}

    /** @param behind where it leads when it is done: what follows the conversation's path */
    static void answer(Desk desk, Request request, Reply answer, String behind) {
        if (answer.status() == Reply.Status.DONE) {
            desk.redirect(request, "/chat/" + request.pathNumber("id") + "/" + behind);
        } else {
            desk.error(request, isMissing(answer) ? 404 : status(answer));
        }
    }

    static boolean isMissing(Reply answer) {
        return "not_found".equals(answer.payload().getString("reason"));
    }

    static int status(Reply answer) {
        if (answer.status() == Reply.Status.FAILED) {
            return 503;
        }
        return SLOW.equals(answer.payload().getString("reason")) ? 429 : 422;
    }

    /** Why it was not done, as a message key. */
    static String error(Reply answer) {
        var failed = answer.status() == Reply.Status.FAILED;
        return "chat.error."
                + (failed ? "failed" : answer.payload().getString("reason").replace('_', '-'));
    }

    /** Words as a browser sends them. */
    static String body(String typed) {
        return typed.replace("\r\n", "\n").strip();
    }
}
