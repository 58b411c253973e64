package io.placard.site.tokens;

import io.placard.channel.Login;
import io.placard.channel.SiteContext;
import io.placard.site.accounts.Accounts;
import io.placard.site.api.Bearer;
import io.placard.site.api.Scope;
import io.placard.site.audit.Act;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.tokens.TokenStore.NewToken;
import io.placard.store.Transaction;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The feature's door, and what is done with tokens. On virtual threads. */
public final class Tokens {

    static final int MOST = 20;

    private static final String PREFIX = "plc_";
    private static final int LONGEST = 200;
    private static final int MADE_AN_HOUR = 30;
    /** So long a token that ran out is still shown to its owner, who may wonder why a program fails. */
    private static final Duration SHOWN_EXPIRED = Duration.ofDays(30);

    private final SiteContext context;
    private final TokenStore store;
    private final Accounts accounts;
    private final Audit audit;

    public Tokens(SiteContext context, Accounts accounts, Audit audit) {
        this.context = context;
        this.store = new TokenStore(context.postgres());
        this.accounts = accounts;
        this.audit = audit;
    }

    public TokenPages pages(Desk desk) {
        var limit = new RateLimit(context.redis(), "token", MADE_AN_HOUR, Duration.ofHours(1));
        return new TokenPages(desk, this, accounts, limit, context.refs());
    }

    /** Who holds this token and what it opens; empty where it opens nothing. */
    public Optional<Bearer> find(String token) {
        return token.startsWith(PREFIX) && token.length() <= LONGEST
                ? store.find(hash(token), context.clock().instant())
                : Optional.empty();
    }

    /** How making one went. */
    enum Outcome {
        MADE,
        /** This form made one already, which nobody can show again. */
        TWICE,
        /** The account has as many as it may. */
        FULL
    }

    /**
     * @param token shown once; empty where none was made
     */
    record Made(Outcome outcome, Optional<String> token) {}

    Made make(Login login, TokenForm form, String ref) {
        // 256 bits and more: two names that nobody can guess
        var token = PREFIX + context.refs().get() + context.refs().get();
        var now = context.clock().instant();
        return Transaction.run(context.postgres(), sql -> {
            if (!store.lock(sql, login)) {
                return new Made(Outcome.FULL, Optional.empty());
            }
            if (store.known(sql, login.account(), ref)) {
                return new Made(Outcome.TWICE, Optional.empty());
            }
            store.forget(sql, login.account(), now.minus(SHOWN_EXPIRED));
            var made = new NewToken(login, form.name(), hash(token), form.scopes(), ref, now, now.plus(form.time()));
            if (!store.add(sql, made, MOST)) {
                return new Made(Outcome.FULL, Optional.empty());
            }
            note(sql, login.account(), "token.made", form.name(), said(form.scopes(), made.expires()), now);
            return new Made(Outcome.MADE, Optional.of(token));
        });
    }

    /** From now on it opens nothing; false where this account has no such token. */
    boolean revoke(long token, long account) {
        return Transaction.run(context.postgres(), sql -> {
            var name = store.revoke(sql, token, account);
            name.ifPresent(known -> note(
                    sql,
                    account,
                    "token.revoked",
                    known,
                    new JsonObject(),
                    context.clock().instant()));
            return name.isPresent();
        });
    }

    List<Token> list(long account) {
        return store.list(account);
    }

    private void note(SqlClient sql, long actor, String act, String name, JsonObject after, Instant at) {
        audit.note(sql, new Act(actor, act, name, "", new JsonObject(), after, at));
    }

    private static JsonObject said(List<Scope> scopes, Instant expires) {
        return new JsonObject()
                .put("scopes", scopes.stream().map(Scope::word).collect(Collectors.joining(", ")))
                .put("expires", expires.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static String hash(String token) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException fault) {
            throw new IllegalStateException("every JDK has SHA-256", fault);
        }
    }
}
