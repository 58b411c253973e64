package io.placard.site.notices;

import java.util.List;
import java.util.Map;

/**
 * How much an account wants to hear of each category.
 *
 * @param levels one for each category
 * @param verifies whether the reader decides on articles and so must be told of those that wait
 * @param error a message key; empty: nothing is wrong
 * @param saved whether it was just saved
 */
public record NoticeSettings(Map<Category, Level> levels, boolean verifies, String error, boolean saved) {
    /** In which state a browser can be about showing notices itself; {@code webroot/js/browser-notices.js} tells which. */
    public static final List<String> BROWSER_STATES = List.of("ask", "allowed", "blocked", "insecure", "unsupported");

    /** Whether this can be chosen. */
    public boolean offers(Category category, Level level) {
        return !(verifies && category == Category.VERIFICATION && level == Level.OFF);
    }

    /** What is chosen, where it can be. */
    public boolean is(Category category, Level level) {
        var chosen = levels.get(category);
        return level == (offers(category, chosen) ? chosen : Level.QUIET);
    }
}
