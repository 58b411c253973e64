package io.placard.site.chat;

import io.placard.site.page.Bilingual;
import io.placard.site.page.Page;
import io.placard.site.page.Request;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A discussion's name and rules, as a form shows them.
 *
 * @param error a message key
 */
public record RulesForm(String english, String chinese, boolean announcing, int slow, Optional<String> error) {

    static final RulesForm BLANK = new RulesForm("", "", false, 0, Optional.empty());

    private static final List<Integer> SLOW = List.of(0, 10, 30, 60, 300, 900, 3_600);
    private static final int MINUTE = 60;

    static RulesForm of(Rules rules) {
        var name = rules.name();
        return new RulesForm(name.english(), name.chinese(), rules.announcing(), rules.slowSeconds(), Optional.empty());
    }

    /** As it was sent. */
    static RulesForm of(Request request) {
        var english = request.form("english").strip();
        var chinese = request.form("chinese").strip();
        var slow = request.number(request.form("slow")).orElse(0);
        return new RulesForm(
                english,
                chinese,
                request.form("announcing").equals("1"),
                (int) Math.min(NewDiscussion.SLOWEST, slow),
                fault(english, chinese));
    }

    Bilingual name() {
        return new Bilingual(english, chinese);
    }

    /** How slow it can be made; what a program has chosen too. */
    public List<Integer> choices() {
        var choices = new TreeSet<>(SLOW);
        choices.add(slow);
        return List.copyOf(choices);
    }

    /** A time between two messages in words. */
    public static String words(Page page, int seconds) {
        if (seconds == 0) {
            return page.t("chat.slow.off");
        }
        return seconds % MINUTE == 0
                ? page.t("chat.slow.minutes", seconds / MINUTE)
                : page.t("chat.slow.seconds", seconds);
    }

    private static Optional<String> fault(String english, String chinese) {
        if (english.isEmpty() && chinese.isEmpty()) {
            return Optional.of("chat.name.none");
        }
        if (english.length() > NewDiscussion.LONGEST_NAME || chinese.length() > NewDiscussion.LONGEST_NAME) {
            return Optional.of("chat.name.long");
        }
        var broken = (english + chinese)
                .codePoints()
                .anyMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
        return broken ? Optional.of("chat.name.unreadable") : Optional.empty();
    }
}
