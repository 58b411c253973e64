package io.placard.site.completion;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.page.Person;
import io.placard.site.page.Pinyin;
import io.placard.site.page.RateLimit;
import java.util.Optional;

/** People by the beginning of a name, for programs. */
public final class CompletionResource {

    private static final int LONGEST = 100;

    private final CompletionStore store;
    private final Spelling spelling;
    private final RateLimit limit;

    CompletionResource(CompletionStore store, Spelling spelling, RateLimit limit) {
        this.store = store;
        this.spelling = spelling;
        this.limit = limit;
    }

    /** GET /people?q=&amp;committee=: those that fit best first; of a committee also all. */
    public Answer people(Call call) {
        var committee = Optional.of(call.query("committee", LONGEST)).filter(name -> !name.isEmpty());
        var asked = call.query("q", LONGEST);
        var typed = asked.isEmpty() && committee.isPresent() ? Optional.of("") : Completion.read(asked);
        if (typed.isEmpty()) {
            return Answer.unfit("q", "completion.error.unfit");
        }
        if (!limit.admits(call.account())) {
            return Answer.tooOften("completion.error.too-often", Completion.WINDOW.toSeconds());
        }
        spelling.people();
        var spelt = Pinyin.typed(typed.get());
        var found = store.people(typed.get(), spelt, committee, call.behind(), call.limit() + 1);
        return Answer.list(call, found, Json::person, Person::id);
    }
}
