package io.placard.site.enrolment;

import io.placard.site.accounts.Committee;
import io.placard.site.accounts.Nickname;
import io.placard.site.page.Language;
import io.placard.site.page.Role;
import java.util.Optional;

/**
 * A row that can be done.
 *
 * @param account the account that has this user name; empty: a new one
 * @param before the role that they have; empty: a new account
 * @param content the language of articles; empty: all
 * @param role of a new account, or to be given; empty: the one they have
 * @param committee where they sit; empty: as before
 * @param changed whether it differs from what there is
 */
public record Judged(
        int number,
        Optional<Long> account,
        String username,
        Optional<Role> before,
        Nickname nickname,
        Optional<Language> content,
        Optional<Role> role,
        Optional<Committee> committee,
        boolean changed) {

    public boolean fresh() {
        return account.isEmpty();
    }

    /** What will happen: a word in message keys. */
    public String kind() {
        return fresh() ? "new" : changed ? "changed" : "same";
    }
}
