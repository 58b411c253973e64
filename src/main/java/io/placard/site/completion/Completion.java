package io.placard.site.completion;

import io.placard.channel.SiteContext;
import io.placard.site.page.Person;
import io.placard.site.page.Pinyin;
import io.placard.site.page.RateLimit;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The feature's door. On virtual threads. */
public final class Completion {

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int LONGEST = 40;
    private static final int QUESTIONS_A_WINDOW = 300;

    private final CompletionStore store;
    private final Spelling spelling;
    private final RateLimit limit;

    public Completion(SiteContext context) {
        this.store = new CompletionStore(context.postgres());
        this.spelling = new Spelling(new SpellingStore(context.postgres()));
        this.limit = new RateLimit(context.redis(), "completion", QUESTIONS_A_WINDOW, WINDOW);
    }

    /** People by the beginning of a name, for programs. */
    public CompletionResource resource() {
        return new CompletionResource(store, spelling, limit);
    }

    /** What was typed, as names are compared; empty where it is nothing to look for. */
    static Optional<String> read(String typed) {
        var asked = typed.strip();
        return asked.isEmpty() || asked.length() > LONGEST || asked.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(Normalizer.normalize(asked, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }

    /** Spells the names that nobody has looked for yet. */
    public void spell() {
        spelling.people();
    }

    /** Whether somebody sits in a committee that is called so, or whose name begins so. */
    public boolean isCommittee(String typed) {
        return read(typed).filter(name -> !store.seated(name, 1).isEmpty()).isPresent();
    }

    /** Active people whose user name, nickname or its spelling begins like this, those that fit best first. */
    public List<Person> people(String typed) {
        spelling.people();
        return read(typed).map(name -> store.people(name, Pinyin.typed(name))).orElse(List.of());
    }

    public CompletionPages pages() {
        return new CompletionPages(store, spelling, limit);
    }
}
