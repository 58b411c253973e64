package io.placard.site.secondstep;

import io.placard.channel.SiteContext;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.page.Request;
import io.vertx.ext.auth.otp.OtpKeyGenerator;
import io.vertx.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The feature's door. On virtual threads.
 */
public final class SecondStep {

    static final Duration WINDOW = Duration.ofMinutes(15);

    private static final int ATTEMPTS = 10;
    private static final int KEY_BITS = 160;

    private final SiteContext context;
    private final SecondStepStore store;
    private final RateLimit attempts;
    private final Clock clock;
    private final OtpKeyGenerator keys = OtpKeyGenerator.create("HmacSHA1");

    public SecondStep(SiteContext context) {
        this.store = new SecondStepStore(context.postgres());
        this.context = context;
        this.attempts = new RateLimit(context.redis(), "code", ATTEMPTS, WINDOW);
        this.clock = context.clock();
    }

    public CodePages pages(Desk desk) {
        return new CodePages(desk, this, new Halfway(context.redis(), context.refs()));
    }

    /** Sends whoever gave the right password to where the code is asked for; false where the account has no second step. */
    public boolean ask(Desk desk, Request request, long account, int epoch) {
        return pages(desk).ask(request, account, epoch);
    }

    /** Counts an attempt to give a code; false when that was once too often. */
    public boolean admits(long account) {
        return attempts.admits(account);
    }

    /** Whether the account has one; where not, its password is enough. */
    public boolean on(long account) {
        return store.find(account).filter(SecondStepStore.Kept::confirmed).isPresent();
    }

    /** How many recovery codes are left; empty where the account has no second step. */
    public Optional<Integer> codesLeft(long account) {
        return store.codesLeft(account);
    }

    /** A new secret, which replaces one that was never confirmed; empty where the account has a second step already. */
    public Optional<Enrolment> begin(long account, String username, String issuer) {
        var key = keys.generate(KEY_BITS);
        return store.begin(account, key.getKey()) ? enrolment(account, username, issuer) : Optional.empty();
    }

    /** The secret that waits for its first code. */
    public Optional<Enrolment> enrolment(long account, String username, String issuer) {
        return store.find(account)
                .filter(kept -> !kept.confirmed())
                .map(kept -> new Enrolment(kept.secret(), username, issuer));
    }

    /** From now on the account has a second step, if this is its first code; answers the recovery codes. */
    public Optional<List<String>> confirm(long account, String code) {
        var kept = store.find(account).filter(waiting -> !waiting.confirmed());
        return kept.isPresent() && fits(account, kept.get(), code) && store.confirm(account, clock.instant())
                ? Optional.of(newCodes(account))
                : Optional.empty();
    }

    /** Takes a code of the telephone's, or a recovery code; each is taken once. */
    public boolean take(long account, String typed) {
        var kept = store.find(account).filter(SecondStepStore.Kept::confirmed);
        return kept.isPresent()
                && (fits(account, kept.get(), typed) || store.useRecoveryCode(account, RecoveryCode.hash(typed)));
    }

    /** Takes the place of all recovery codes there were. */
    public List<String> newCodes(long account) {
        var codes = RecoveryCode.fresh();
        store.replaceCodes(account, codes.stream().map(RecoveryCode::hash).toList());
        return codes;
    }

    /** The password alone is enough again. False where there was no second step. */
    public boolean end(SqlClient sql, long account) {
        return store.end(sql, account);
    }

    /** The same, in a transaction of its own. */
    public boolean end(long account) {
        return store.end(account);
    }

    private boolean fits(long account, SecondStepStore.Kept kept, String typed) {
        return Totp.step(kept.secret(), typed, kept.lastStep(), clock.instant())
                .filter(step -> store.take(account, step))
                .isPresent();
    }
}
