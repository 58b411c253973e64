package io.placard.site.settings;

import io.placard.channel.OpenLogin;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Password and login sessions.
 *
 * @param logins the sessions that hold, newest first
 * @param here the name of the session that the page was asked with
 * @param must whether the password must be changed before anything else
 * @param codesLeft how many recovery codes are left; empty where the account has no second step
 * @param errors message keys by field
 * @param said the key of what was just done; empty: nothing
 */
public record SecuritySettings(
        List<OpenLogin> logins,
        String here,
        boolean must,
        Optional<Integer> codesLeft,
        Map<String, String> errors,
        String said) {

    public boolean isHere(OpenLogin open) {
        return open.login().session().equals(here);
    }

    /** What the browser of a session is called. */
    public static BrowserName browser(OpenLogin open) {
        return BrowserName.of(open.agent());
    }
}
