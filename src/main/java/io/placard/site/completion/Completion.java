package io.placard.site.completion;

import io.placard.channel.SiteContext;
import io.placard.site.page.RateLimit;
import java.time.Duration;

/** The feature's door. On virtual threads. */
public final class Completion {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int QUESTIONS_A_WINDOW = 300;

    private final CompletionStore store;
    private final Spelling spelling;
    private final RateLimit limit;

    public Completion(SiteContext context) {
        this.store = new CompletionStore(context.postgres());
        this.spelling = new Spelling(new SpellingStore(context.postgres()));
        this.limit = new RateLimit(context.redis(), "completion", QUESTIONS_A_WINDOW, WINDOW);
    }

    public CompletionPages pages() {
        return new CompletionPages(store, spelling, limit);
    }
}
