package io.placard.site.accounts;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import java.util.Optional;

/** People, for programs. */
public final class PersonResource {

    private final AccountStore store;

    PersonResource(AccountStore store) {
        this.store = store;
    }

    /** GET /me: whoever calls. */
    public Answer me(Call call) {
        return call.request()
                .reader()
                .map(reader -> Answer.of(Json.person(reader.person()).put("unread_notices", reader.unread())))
                .orElseGet(Answer::missing);
    }

    /** GET /people/USERNAME */
    public Answer person(Call call) {
        var username = call.path("username");
        var found = NewAccount.isUsername(username) ? store.profile(username) : Optional.<AccountStore.Profile>empty();
        return found.map(profile -> Answer.of(Json.person(profile.person())
                        .put("description", profile.description())
                        .put("committee", profile.committee())))
                .orElseGet(Answer::missing);
    }
}
