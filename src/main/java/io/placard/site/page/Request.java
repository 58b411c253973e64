package io.placard.site.page;

import io.placard.channel.Login;
import io.placard.channel.Topic;
import io.placard.channel.Upload;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request to the site with all that is known of its reader. On one virtual thread.
 *
 * @param routing the request itself and its answer
 * @param page what its templates are given
 * @param login the login, where the account that it names is still active
 * @param content the language of the articles that the reader wants; empty: all
 * @param mustChange whether the reader must change their password before anything else
 * @param edition the head of the topic {@code conference} when the request came
 */
public record Request(
        RoutingContext routing,
        Page page,
        Optional<Login> login,
        Optional<Language> content,
        boolean mustChange,
        long edition) {

    private static final int LONGEST_NUMBER = 18;

    public Language language() {
        return page.language();
    }

    public Optional<Reader> reader() {
        return page.reader();
    }

    /** The reader's account; 0, which is nobody's, for guests: so SQL can ask for it without a second statement. */
    public long account() {
        return reader().map(Reader::accountId).orElse(0L);
    }

    /** What of the reader's own was the newest when the request came. */
    public Edition own() {
        var account = account();
        return new Edition(
                account,
                page.signedIn()
                        .map(known ->
                                known.topics().getOrDefault(Topic.user(account).name(), 0L))
                        .orElse(0L));
    }

    /** Whether the reader may read anything that not everybody may. */
    public boolean seesMore() {
        return may(Permission.VERIFY_ARTICLES)
                || page.signedIn().filter(SignedIn::keepsBack).isPresent();
    }

    public boolean may(Permission permission) {
        return reader().filter(known -> known.may(permission)).isPresent();
    }

    /** A parameter of the query, where it was given. */
    public Optional<String> query(String name) {
        var values = routing.queryParam(name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** A positive number in the query or the form; empty where there is none that could be one. */
    public OptionalLong number(String text) {
        var digits = text != null
                && !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** A number in the path, such as an article's; the routes let nothing but digits through. */
    public long pathNumber(String name) {
        return number(routing.pathParam(name)).orElse(0);
    }

    /** A field of the form; empty text where it is missing. */
    public String form(String name) {
        var value = routing.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    /** All values of a field of the form that is there several times, such as ticks. */
    public List<String> forms(String name) {
        return routing.request().formAttributes().getAll(name);
    }

    /** A name in the path, such as a user name; the empty text where the path has none. */
    public String path(String name) {
        var value = routing.pathParam(name);
        return value == null ? "" : value;
    }

    /** The path itself, as it was matched. */
    public String pathText() {
        return routing.normalizedPath();
    }

    /** All parameters of the query, the first of each name. */
    public Map<String, String> queries() {
        var queries = new LinkedHashMap<String, String>();
        routing.queryParams().forEach(entry -> queries.putIfAbsent(entry.getKey(), entry.getValue()));
        return queries;
    }

    /** A header, where it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(routing.request().getHeader(name));
    }

    /** Where the request came from, behind the trusted proxies. */
    public String address() {
        return io.placard.channel.Visit.of(routing).address();
    }

    /** The file that is being sent, where the request is one. */
    public Optional<Upload> upload() {
        return Upload.of(routing);
    }

    /** The head of somebody's own topic: what is theirs is as it was while this is the same. */
    public record Edition(long account, long head) {}
}
