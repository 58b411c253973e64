package io.placard.site.page;

import static io.vertx.core.Future.await;

import io.placard.channel.Login;
import io.placard.channel.SiteContext;
import io.placard.channel.SiteInstance.ErrorPageKey;
import io.placard.channel.SiteWork;
import io.placard.store.Away;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pages are received and answered: the reader is looked up, the language chosen, the answer drawn. On virtual
 * threads; one for each instance of the site.
 */
public final class Desk {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final List<Integer> READY_MADE = List.of(400, 401, 403, 404, 413, 429, 500, 503, 507);
    private static final String LANGUAGE = "language";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final ReaderStore readers;
    private final Boards boards;
    private final Layout layout;
    private final Templates templates;
    private final Clock clock;
    private final SiteWork work;

    public Desk(SiteContext context, Layout layout, Templates templates) {
        this.readers = new ReaderStore(context.lookups());
        this.boards = new Boards(new BoardStore(context.lookups()));
        this.layout = layout;
        this.templates = templates;
        this.clock = context.clock();
        this.work = context.work();
    }

    /** A handler that knows its reader, and whose faults become an error page. */
    public Handler<RoutingContext> page(Consumer<Request> pages) {
        return routing -> {
            try (var task = work.page(routing.currentRoute().getPath())) {
                var request = receive(routing);
                if (request.mustChange()
                        && !ChangeFirst.allows(routing.request().path())) {
                    redirect(request, ChangeFirst.PATH);
                } else {
                    pages.accept(request);
                }
            } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
                fail(routing, fault);
            }
        };
    }

    /** For what is no page and is asked for often, such as a picture: nobody is looked up, a fault is no page either. */
    public Handler<RoutingContext> plain(Consumer<RoutingContext> answers) {
        return routing -> {
            try (var task = work.page(routing.currentRoute().getPath())) {
                answers.accept(routing);
            } catch (Throwable fault) { // await throws whatever a future failed with, checked or not
                fail(routing, fault);
            }
        };
    }

    /** The same, for members only: a guest is asked to sign in and comes back. */
    public Handler<RoutingContext> memberPage(Consumer<Request> pages) {
        return page(request -> {
            if (request.reader().isPresent()) {
                pages.accept(request);
            } else {
                redirect(request, SignInPath.with(wayBack(request.routing().request())));
            }
        });
    }

    /** The same, for those who hold a permission. What they may do to a record is decided where it is read. */
    public Handler<RoutingContext> permittedPage(Permission permission, Consumer<Request> pages) {
        return memberPage(request -> {
            if (request.may(permission)) {
                pages.accept(request);
            } else {
                error(request, 403);
            }
        });
    }

    /** Answers with a page. */
    public void show(Request request, int status, String template, Record model) {
        Html.answer(request.routing(), status, templates.render(template, request.page(), model));
    }

    /** Draws a part of a page. */
    public Part draw(Request request, String template, Record model) {
        return new Part(templates.render(template, request.page(), model));
    }

    /** Answers with the error page of this status. */
    public void error(Request request, int status) {
        show(request, status, "errors/error", ErrorPage.of(status));
    }

    /** Sends the browser on to a path of this site, by GET. */
    public void redirect(Request request, String path) {
        request.routing()
                .response()
                .setStatusCode(303)
                .putHeader("Location", path)
                .end();
    }

    /** Remembers the language: in this browser, and with the account where there is one. */
    public void chooseLanguage(Request request, Language language) {
        request.routing()
                .response()
                .addCookie(Cookie.cookie(LANGUAGE, language.tag())
                        .setPath("/")
                        .setMaxAge(A_YEAR.toSeconds())
                        .setSecure(
                                io.placard.channel.Visit.of(request.routing()).secure())
                        .setSameSite(CookieSameSite.LAX));
        if (request.reader().isPresent()) {
            readers.chooseLanguage(request.account(), language);
        }
    }

    /** Error pages for the time when no site answers, drawn now. */
    public Map<ErrorPageKey, byte[]> readyMade() {
        var pages = new HashMap<ErrorPageKey, byte[]>();
        for (var language : Language.values()) {
            var page = bare(language);
            for (var status : READY_MADE) {
                pages.put(
                        new ErrorPageKey(status, language.tag()),
                        templates.render("errors/error", page, ErrorPage.of(status)));
            }
        }
        return pages;
    }

    /** A page for nobody in particular, without forms and scripts. */
    public Page bare(Language language) {
        return Page.bare(layout, readers.frame(Optional.empty()).conference(), language, clock.instant());
    }

    private Request receive(RoutingContext routing) {
        var visit = io.placard.channel.Visit.of(routing);
        var key = visit.login().isPresent() ? Optional.of(visit.sessionKey()) : Optional.<Future<String>>empty();
        var frame = readers.frame(visit.login());
        var member = frame.member();
        var language = language(routing, member.flatMap(ReaderFrame.Member::language));
        var signedIn = member.map(known -> new SignedIn(
                known.reader(), ticket(known, key.orElseThrow()), known.topics(), known.zone(), known.keepsBack()));
        var here = new Visit(language, path(routing.request()), visit.csrfToken(), visit.nonce());
        var now = clock.instant();
        var board = boards.of(frame, now, () -> Dismissed.of(routing));
        var page = new Page(layout, frame.conference(), here, new Moment(now), signedIn, board);
        return new Request(
                routing,
                page,
                member.isPresent() ? visit.login() : Optional.empty(),
                member.flatMap(ReaderFrame.Member::content),
                member.filter(ReaderFrame.Member::mustChange).isPresent(),
                frame.edition());
    }

    /** Who must change their password first follows nothing: no socket would be let in. */
    private static String ticket(ReaderFrame.Member member, Future<String> key) {
        return member.mustChange() ? "" : await(key);
    }

    /** The request of a program, whose login the caller has found: no ticket for sockets, no token for forms. */
    public Request program(RoutingContext routing, Optional<Login> login) {
        var frame = readers.frame(login);
        var member = frame.member();
        var asked = routing.request().getHeader("Accept-Language");
        var language = Optional.ofNullable(asked)
                .map(AcceptLanguage::best)
                .or(() -> member.flatMap(ReaderFrame.Member::language))
                .orElse(Language.EN);
        var signedIn = member.map(known -> new SignedIn(known.reader(), "", Map.of(), known.zone(), known.keepsBack()));
        var here = new Visit(language, routing.normalizedPath(), "", "");
        return new Request(
                routing,
                new Page(layout, frame.conference(), here, clock.instant(), signedIn),
                login.filter(known -> member.isPresent()),
                member.flatMap(ReaderFrame.Member::content),
                member.filter(ReaderFrame.Member::mustChange).isPresent(),
                frame.edition());
    }

    /** Where to come back to from the door: a form's own path cannot be gone to, but the page that it stood on can. */
    private static String wayBack(HttpServerRequest asked) {
        if (asked.method() == HttpMethod.GET || asked.method() == HttpMethod.HEAD) {
            return asked.uri();
        }
        var page = asked.getHeader("Referer");
        var ours = "^https?://" + Pattern.quote(asked.authority().toString());
        return page == null ? "/" : SignInPath.safe(page.replaceFirst(ours, ""));
    }

    /** The page's own address, as its forms carry it; never with a session key that somebody put there. */
    private static String path(HttpServerRequest request) {
        return request.uri().contains("session_key") ? request.path() : request.uri();
    }

    private static Language language(RoutingContext routing, Optional<Language> ofAccount) {
        var cookie = routing.request().getCookie(LANGUAGE);
        return Optional.ofNullable(cookie)
                .flatMap(chosen -> Language.of(chosen.getValue()))
                .or(() -> ofAccount)
                .orElseGet(() -> AcceptLanguage.best(routing.request().getHeader("Accept-Language")));
    }

    /** The reader is told whether it is worth while to try again soon. */
    private void fail(RoutingContext routing, Throwable fault) {
        if (routing.response().ended()) {
            LOG.info("page.toolate route={}", routing.currentRoute().getPath());
            return;
        }
        var away = Away.caused(fault);
        if (away) {
            LOG.warn("page.away route={} cause={}", routing.currentRoute().getPath(), fault.toString());
        } else {
            work.fault();
            LOG.error("page.failed route={}", routing.currentRoute().getPath(), fault);
        }
        if (!routing.response().headWritten()) {
            routing.fail(away ? 503 : 500);
        }
    }
}
