package io.placard.site.feeds;

import io.placard.channel.Visit;
import io.placard.site.articles.ArticleFeed;
import io.placard.site.articles.Articles;
import io.placard.site.articles.ListFilter;
import io.placard.site.page.Desk;
import io.placard.site.page.Language;
import io.placard.site.page.Person;
import io.placard.site.page.Request;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The feeds: of all articles, of a tag's, of a person's; in one language or in all. */
public final class FeedPages {

    private static final int MOST = 30;
    private static final int LONGEST_NAME = 60;

    private final Desk desk;
    private final Articles articles;

    FeedPages(Desk desk, Articles articles) {
        this.desk = desk;
        this.articles = articles;
    }

    /** GET /feed.atom */
    public void all(Request request) {
        var found = articles.feed(filter(request, "/articles/", "", ""), MOST);
        answer(request, found, request.page().conferenceName(), "/");
    }

    /** GET /tags/SLUG/feed.atom */
    public void ofTag(Request request) {
        var slug = request.routing().pathParam("slug");
        var path = "/tags/" + ListFilter.encode(slug) + "/";
        var found = isName(slug)
                ? Optional.of(articles.feed(filter(request, path, "", slug), MOST))
                : Optional.<ArticleFeed>empty();
        // a tag that nothing bears that everybody may read is not told of
        named(request, found.filter(feed -> !feed.entries().isEmpty()), feed -> feed.tagName(), path);
    }

    /** GET /people/USERNAME/feed.atom */
    public void ofPerson(Request request) {
        var username = request.routing().pathParam("username");
        var path = "/people/" + ListFilter.encode(username) + "/";
        var found = isName(username) && !Person.isFormer(username)
                ? Optional.of(articles.feed(filter(request, path, username, ""), MOST))
                : Optional.<ArticleFeed>empty();
        named(request, found, feed -> feed.authorName(), path);
    }

    private void named(
            Request request, Optional<ArticleFeed> found, Function<ArticleFeed, Optional<String>> name, String path) {
        var title = found.flatMap(name);
        if (title.isEmpty()) {
            desk.error(request, 404);
        } else {
            answer(request, found.get(), title.get() + " · " + request.page().conferenceName(), path);
        }
    }

    /** All languages unless the address names one: a feed is read by programs, which have chosen nothing. */
    private static ListFilter filter(Request request, String path, String author, String tag) {
        return new ListFilter(path, language(request), author, tag, OptionalLong.empty(), OptionalLong.empty());
    }

    private static Optional<Language> language(Request request) {
        return Language.of(request.query("language").orElse(""));
    }

    private static boolean isName(String text) {
        return text.length() <= LONGEST_NAME && text.indexOf('\0') < 0;
    }

    private static void answer(Request request, ArticleFeed found, String title, String page) {
        var language = language(request);
        var query = language.map(one -> "?language=" + one.tag()).orElse("");
        var feed = new Feed(
                found.site(),
                title,
                Visit.of(request.routing()).origin(),
                (page.equals("/") ? "/" : page) + "feed.atom" + query,
                page + query,
                language.orElse(request.language()),
                request.page().t("page.former-member"),
                found.entries());
        send(request, Atom.write(feed), feed.updated());
    }

    private static void send(Request request, byte[] bytes, Instant updated) {
        var etag = '"' + hash(bytes) + '"';
        var response = request.routing()
                .response()
                .putHeader("ETag", etag)
                .putHeader(
                        "Last-Modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(updated.atOffset(ZoneOffset.UTC)))
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Vary", "Accept-Language, Cookie");
        if (known(request, etag, updated)) {
            response.setStatusCode(304).end();
        } else {
            response.putHeader("Content-Type", "application/atom+xml; charset=utf-8")
                    .end(Buffer.buffer(bytes));
        }
    }

    /** By the tag where one is sent: the time says nothing of what was withdrawn (RFC 9110, 13.1.3). */
    private static boolean known(Request request, String etag, Instant updated) {
        var tags = request.routing().request().getHeader("If-None-Match");
        if (tags != null) {
            return tags.contains(etag) || tags.strip().equals("*");
        }
        var since = request.routing().request().getHeader("If-Modified-Since");
        return since != null
                && time(since)
                        .filter(time -> !updated.truncatedTo(ChronoUnit.SECONDS).isAfter(time))
                        .isPresent();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
