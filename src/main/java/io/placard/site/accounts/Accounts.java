package io.placard.site.accounts;

import static io.vertx.core.Future.await;

import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.Login;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.articles.Articles;
import io.placard.site.audit.Audit;
import io.placard.site.page.Desk;
import io.placard.site.secondstep.SecondStep;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Accounts {

    private final SiteContext context;
    private final AccountStore store;
    private final Passwords passwords;
    private final FirstAccount first;
    private final Journal journal;
    private final SecondStep secondStep;
    private final Audit audit;

    public Accounts(SiteContext context, Journal journal, SecondStep secondStep, Audit audit) {
        this.context = context;
        this.store = new AccountStore(context.postgres());
        this.passwords = new Passwords(context.vertx());
        this.first = new FirstAccount(context.postgres(), store, passwords, context.clock());
        this.journal = journal;
        this.secondStep = secondStep;
        this.audit = audit;
    }

    public SignInPages signInPages(Desk desk) {
        var authentication = new PasswordAuthentication(store, passwords);
        var throttle = new SignInThrottle(context.redis());
        return new SignInPages(desk, store, authentication, throttle, secondStep);
    }

    public FirstAccountPages firstAccountPages(Desk desk) {
        return new FirstAccountPages(desk, first);
    }

    public ProfilePages profilePages(Desk desk, Articles articles) {
        return new ProfilePages(desk, store, articles);
    }

    /** People for programs. */
    public PersonResource resource() {
        return new PersonResource(store);
    }

    /** Lets whoever knows this token make the first account; false when there are accounts already. */
    public boolean offerFirstAccount(String token) {
        return first.offer(token);
    }

    /** The active account that was made first. */
    public Optional<SampleAccount> oldest() {
        return store.oldest();
    }

    public boolean empty() {
        return first.wanted();
    }

    /** What is wrong with an account that is to be made, as message keys by field; also names that are taken. */
    public Map<String, String> errors(NewAccount account, String password) {
        var errors = account.errors(password);
        // a name that nobody may have is no question for the database, which takes no NUL
        var username = errors.containsKey("username") ? "" : account.username();
        var nickname = errors.containsKey("nickname") ? "" : account.nickname();
        var taken = store.taken(context.postgres(), username, nickname);
        if (taken.username()) {
            errors.put("username", "accounts.error.username-taken");
        }
        if (taken.nickname()) {
            errors.put("nickname", "accounts.error.nickname-taken");
        }
        return errors;
    }

    /** Hashes a password, for one account or, where they all have the same, for many. */
    public String hash(String password) {
        return passwords.hash(password);
    }

    /** Hashes passwords of 59 random bits or more, as many at once as there are cores; tells how many are done. */
    public List<String> hashRandom(List<String> random, IntConsumer done) {
        var hashes = new ArrayList<String>(random.size());
        var step = Runtime.getRuntime().availableProcessors();
        for (var from = 0; from < random.size(); from += step) {
            var some = random.subList(from, Math.min(random.size(), from + step));
            hashes.addAll(
                    await(Future.all(some.stream().map(passwords::hashRandom).toList()))
                            .<String>list());
            done.accept(hashes.size());
        }
        return hashes;
    }

    /** Makes an account; empty when one of its names is taken. */
    public Optional<Long> make(SqlClient sql, NewAccount account, String passwordHash, Instant at) {
        return store.add(sql, account, passwordHash, at);
    }

    /** Whether this is the account's password; empty when too many are waiting to be checked. */
    public Optional<Boolean> fits(long account, String password) {
        return passwords.fits(store.password(account), password);
    }

    /**
     * Gives one's own account a new password and answers its new epoch: all logins end, and their sockets close. Empty
     * when it was changed meanwhile.
     */
    public Optional<Integer> changePassword(Login login, String password) {
        var hash = passwords.hash(password);
        return journal.write(change -> {
            var renewed = store.changePassword(change.sql(), login, hash);
            end(change, renewed);
            return renewed.map(AccountStore.Renewed::epoch);
        });
    }

    /** What the command line does to accounts. */
    Commanding commanding() {
        return new Commanding(context, journal, store, this, audit);
    }

    /** Tells the account's sockets that its logins hold no more. */
    static boolean end(Change change, Optional<AccountStore.Renewed> renewed) {
        renewed.ifPresent(account -> change.tell(Topic.user(account.id()), "session.ended", JsonObject::new));
        return renewed.isPresent();
    }
}
