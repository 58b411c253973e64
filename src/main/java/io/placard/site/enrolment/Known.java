package io.placard.site.enrolment;

import io.placard.site.page.Role;

/**
 * An account that is there already.
 *
 * @param alike its name as names are compared
 * @param content the language of articles: a tag, or {@code all}
 * @param committee where they sit; empty: in none
 */
record Known(long id, String username, String nickname, String alike, Role role, String content, String committee) {}
