package io.placard.site;

import static io.placard.site.page.Permission.ANNOUNCE;
import static io.placard.site.page.Permission.STEER_CLOCK;
import static io.placard.site.page.Permission.TEND_TAGS;
import static io.placard.site.page.Permission.VERIFY_ARTICLES;
import static io.placard.site.page.Permission.WRITE_ARTICLES;

import io.placard.site.about.AboutPages;
import io.placard.site.api.ReferencePages;
import io.placard.site.avatars.Avatars;
import io.placard.site.feeds.Feeds;
import io.placard.site.search.Search;
import io.vertx.ext.web.Router;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The site map: a line a route; most of the administration is in {@link StaffRoutes}, discussions
 * and order in chat in {@link OrderRoutes}. {@code open} is for everybody,
 * {@code member} for who is signed in, {@code permitted} for who holds a permission.
 */
final class Routes extends Doors {

    /** The pages that take a form with a file in it. */
    static final Set<String> UPLOADS = Stream.concat(
                    Stream.of("/files", "/chat/files", "/settings/picture", "/admin/conference/logo"),
                    ApiRoutes.UPLOADS.stream())
            .collect(Collectors.toUnmodifiableSet());

    private final Router router;
    private final Features features;

    private Routes(Router router, Features features) {
        super(router, features.desk());
        this.router = router;
        this.features = features;
    }

    static void map(Router router, Features features) {
        new Routes(router, features).map();
    }

    private void map() {
        mapArticles();
        mapLists();
        mapNewsroom();
        mapPublication();
        mapComments();
        mapFiles();
        mapAccounts();
        var search = new Search(features.context()).pages(features.desk());
        openGet("/search/", search::search);
        openGet("/opensearch.xml", search::description);
        var clock = features.clocks().pages(features.desk());
        openGet("/clock/", clock::clock);
        permittedPost(STEER_CLOCK, "/clock", clock::steer);
        mapSettings();
        mapAnnouncements();
        new OrderRoutes(router, features).map();
        mapChat();
        var about = new AboutPages(features.desk());
        openGet("/about/", about::about);
        openGet("/api/", new ReferencePages(features.desk())::reference);
        openPost("/language", about::language);
        plainGet("/avatars/:file", new Avatars(features.context()).pages()::avatar);
        new StaffRoutes(router, features).map();
        mapWithoutSlash();
        router.route().handler(features.desk().page(request -> features.desk().error(request, 404)));
    }

    private void mapArticles() {
        var context = features.context();
        var margin = features.newsroom().margin(features.desk());
        var articles = features.articles().pages(features.desk(), margin, context.clock(), context.refs());
        openGet("/", articles::home);
        openGet("/articles/:id/", articles::article);
        memberPost("/articles/:id/comments", articles::comment);
    }

    private void mapLists() {
        var tags = features.tags().pages(features.desk());
        var feeds = new Feeds(features.articles()).pages(features.desk());
        openGet("/articles/", features.articles().listPages(features.desk())::list);
        openGet("/tags/", tags::tags);
        openGet("/tags/:slug/", tags::tag);
        var tend = features.tags().tendPages(features.desk());
        permittedGet(TEND_TAGS, "/admin/tags/", tend::list);
        permittedGet(TEND_TAGS, "/admin/tags/:id/", tend::tag);
        permittedPost(TEND_TAGS, "/admin/tags/:id/", tend::change);
        permittedPost(TEND_TAGS, "/admin/tags/:id/merger", tend::merge);
        permittedPost(TEND_TAGS, "/admin/tags/:id/deletion", tend::delete);
        openGet("/feed.atom", feeds::all);
        openGet("/tags/:slug/feed.atom", feeds::ofTag);
        openGet("/people/:username/feed.atom", feeds::ofPerson);
    }

    private void mapNewsroom() {
        var drafts = features.newsroom().draftPages(features.desk());
        var verification = features.newsroom().verificationPages(features.desk());
        var history = features.newsroom().historyPages(features.desk());
        permittedGet(WRITE_ARTICLES, "/drafts/", drafts::list);
        permittedPost(WRITE_ARTICLES, "/drafts", drafts::begin);
        permittedPost(WRITE_ARTICLES, "/drafts/preview", drafts::preview);
        permittedGet(WRITE_ARTICLES, "/drafts/:id/", drafts::editor);
        permittedPost(WRITE_ARTICLES, "/drafts/:id/", drafts::save);
        permittedPost(WRITE_ARTICLES, "/drafts/:id/submission", drafts::submit);
        permittedPost(WRITE_ARTICLES, "/drafts/:id/base", drafts::rebase);
        permittedPost(WRITE_ARTICLES, "/drafts/:id/deletion", drafts::drop);
        permittedGet(VERIFY_ARTICLES, "/verification/", verification::queue);
        permittedPost(VERIFY_ARTICLES, "/verification/:id", verification::decide);
        openGet("/articles/:id/history/", history::history);
    }

    private void mapPublication() {
        var publication = features.publication().pages(features.desk());
        permittedGet(WRITE_ARTICLES, "/articles/:id/publication/", publication::publication);
        permittedPost(WRITE_ARTICLES, "/articles/:id/plan", publication::plan);
        permittedPost(WRITE_ARTICLES, "/articles/:id/withdrawal", publication::withdraw);
        permittedPost(VERIFY_ARTICLES, "/articles/:id/return", publication::giveBack);
        permittedPost(VERIFY_ARTICLES, "/articles/:id/pin", publication::pin);
    }

    private void mapComments() {
        var comments = features.comments().pages(features.desk());
        var reports = features.reports().pages(features.desk());
        var completion = features.completion().pages();
        memberGet("/comments/:id/", comments::comment);
        memberPost("/comments/:id/", comments::edit);
        memberPost("/comments/:id/deletion", comments::delete);
        memberPost("/comments/:id/return", comments::undo);
        permittedPost(VERIFY_ARTICLES, "/comments/:id/removal", comments::remove);
        permittedPost(VERIFY_ARTICLES, "/comments/:id/restoration", comments::restore);
        memberGet("/reports/new/", reports::form);
        memberPost("/reports", reports::report);
        permittedGet(VERIFY_ARTICLES, "/reports/", reports::queue);
        permittedPost(VERIFY_ARTICLES, "/reports/:id", reports::decide);
        memberGet("/people/completion", completion::people);
        memberGet("/tags/completion", completion::tags);
    }

    private void mapFiles() {
        var desk = features.desk();
        var files = features.files().pages(desk);
        var media = features.files().mediaPages(features.tokens()::find);
        openGet("/files/", features.files().libraryPages(desk)::library);
        permittedPost(WRITE_ARTICLES, "/files", files::receive);
        permittedPost(WRITE_ARTICLES, "/files/:id/deletion", files::takeBack);
        plainGet("/m/:hash/:link", media::send);
        router.getWithRegex("/m/(?<hash>[0-9a-f]{64})/w(?<pixels>320|960)/(?<link>[^/]+)")
                .handler(desk.plain(media::thumbnail));
    }

    private void mapAccounts() {
        var notices = features.notices().pages(features.desk());
        var signIn = features.accounts().signInPages(features.desk());
        var profiles = features.accounts().profilePages(features.desk(), features.articles());
        var first = features.accounts().firstAccountPages(features.desk());
        memberGet("/notices/", notices::list);
        memberPost("/notices/read", notices::read);
        openGet("/people/:username/", profiles::profile);
        openGet("/sign-in", signIn::form);
        openPost("/sign-in", signIn::signIn);
        openPost("/sign-out", signIn::signOut);
        var codes = features.secondStep().pages(features.desk());
        openGet("/sign-in/code", codes::form);
        openPost("/sign-in/code", codes::take);
        openGet("/first-account/:token", first::form);
        openPost("/first-account/:token", first::make);
    }

    private void mapSettings() {
        var settings = features.settings().pages(features.desk());
        var security = features.settings().securityPages(features.desk());
        memberGet("/settings/", settings::profile);
        memberPost("/settings/profile", settings::saveProfile);
        var picture = features.settings().picturePages(features.desk());
        memberPost("/settings/picture", picture::receive);
        memberPost("/settings/picture/deletion", picture::remove);
        memberGet("/settings/reading/", settings::reading);
        memberPost("/settings/reading", settings::saveReading);
        var notices = features.notices().settingsPages(features.desk());
        memberGet("/settings/notices/", notices::settings);
        memberPost("/settings/notices", notices::save);
        memberGet("/settings/security/", security::security);
        memberPost("/settings/password", security::changePassword);
        memberPost("/settings/sessions/ended", security::end);
        var steps = features.settings().secondStepPages(features.desk());
        memberGet("/settings/second-step/", steps::show);
        memberPost("/settings/second-step", steps::begin);
        memberPost("/settings/second-step/confirmation", steps::confirm);
        memberPost("/settings/second-step/codes", steps::renewCodes);
        memberPost("/settings/second-step/end", steps::end);
        var tokens = features.tokens().pages(features.desk());
        memberGet("/settings/tokens/", tokens::list);
        memberPost("/settings/tokens", tokens::make);
        memberPost("/settings/tokens/:id/revocation", tokens::revoke);
    }

    private void mapChat() {
        var refs = features.context().refs();
        var chat = features.chat().pages(features.desk(), features.completion(), refs);
        memberGet("/chat/", chat::list);
        memberGet("/chat/lines", chat::lines);
        memberGet("/chat/unread", chat::unread);
        memberPost("/chat/with", chat::begin);
        var search = features.chat().searchPages(features.desk());
        memberGet("/chat/search/", search::everywhere);
        memberGet("/chat/:id/search/", search::here);
        memberGet("/chat/:id/day/", search::day);
        memberGet("/chat/:id/", chat::room);
        memberGet("/chat/:id/head", chat::head);
        memberGet("/chat/:id/messages", chat::messages);
        memberPost("/chat/:id/messages", chat::send);
        memberPost("/chat/:id/read", chat::read);
        mapMessages();
    }

    private void mapMessages() {
        var messages = features.chat().messagePages(features.desk());
        var parcels =
                features.chat().parcelPages(features.desk(), features.context().refs());
        memberGet("/chat/:id/message/", messages::message);
        memberPost("/chat/:id/message/", messages::edit);
        memberPost("/chat/:id/message/deletion", messages::delete);
        memberPost("/chat/:id/message/reaction", messages::react);
        memberPost("/chat/:id/message/pin", messages::pin);
        memberGet("/chat/:id/pins", messages::pins);
        memberPost("/chat/files", parcels::receive);
        memberPost("/chat/files/deletion", parcels::takeBack);
    }

    private void mapAnnouncements() {
        var announcements = features.announcements().pages(features.desk());
        var staff = features.announcements().staffPages(features.desk());
        memberGet("/announcements/", announcements::list);
        openGet("/announcements/current", announcements::current);
        openPost("/announcements/:id/dismissal", announcements::dismiss);
        permittedGet(ANNOUNCE, "/admin/announcements/", staff::list);
        permittedPost(ANNOUNCE, "/admin/announcements", staff::make);
        permittedGet(ANNOUNCE, "/admin/announcements/new/", staff::form);
        permittedGet(ANNOUNCE, "/admin/announcements/:id/", staff::edit);
        permittedPost(ANNOUNCE, "/admin/announcements/:id/", staff::save);
        permittedPost(ANNOUNCE, "/admin/announcements/:id/end", staff::end);
        permittedPost(ANNOUNCE, "/admin/announcements/:id/withdrawal", staff::withdraw);
        permittedPost(ANNOUNCE, "/admin/announcements/:id/deletion", staff::delete);
    }
}
