package io.placard.site;

import static io.placard.site.page.Permission.ANNOUNCE;
import static io.placard.site.page.Permission.CONFIGURE;
import static io.placard.site.page.Permission.KEEP_ARCHIVE;
import static io.placard.site.page.Permission.MANAGE_ACCOUNTS;
import static io.placard.site.page.Permission.MODERATE_CHAT;
import static io.placard.site.page.Permission.STEER_CLOCK;
import static io.placard.site.page.Permission.TEND_TAGS;
import static io.placard.site.page.Permission.VERIFY_ARTICLES;
import static io.placard.site.page.Permission.WRITE_ARTICLES;

import io.placard.site.api.ApiPages;
import io.placard.site.search.Search;
import java.util.List;
import java.util.Optional;

/** The map of the API under {@code /api/v1}: a line an operation, as the site map has a line a page. */
final class ApiRoutes {

    /** The operations that take a form with a file in it. */
    static final List<String> UPLOADS = List.of("/api/v1/files", "/api/v1/message-files", "/api/v1/conference/logo");

    private final ApiPages api;
    private final Features features;

    private ApiRoutes(ApiPages api, Features features) {
        this.api = api;
        this.features = features;
    }

    static void map(ApiPages api, Features features) {
        new ApiRoutes(api, features).map();
    }

    private void map() {
        mapArticles();
        mapNewsroom();
        mapPublication();
        mapComments();
        mapFiles();
        mapPeople();
        mapChat();
        mapOrder();
        mapConference();
        mapStaff();
        mapAdministration();
        api.close();
    }

    private void mapArticles() {
        var articles = features.articles().resource();
        api.get("/articles").taking("language", "author", "tag").paged().open(articles::list);
        api.get("/articles/:id").open(articles::article);
        api.get("/articles/:id/comments").paged().open(articles::comments);
        api.post("/articles/:id/comments").member(articles::comment);
    }

    private void mapNewsroom() {
        var drafts = features.newsroom().draftResource();
        var verification = features.newsroom().verificationResource();
        api.get("/drafts").paged().permitted(WRITE_ARTICLES, drafts::list);
        api.post("/drafts").permitted(WRITE_ARTICLES, drafts::begin);
        api.get("/drafts/:id").permitted(WRITE_ARTICLES, drafts::draft);
        api.patch("/drafts/:id").permitted(WRITE_ARTICLES, drafts::save);
        api.delete("/drafts/:id").permitted(WRITE_ARTICLES, drafts::drop);
        api.post("/drafts/:id/base").permitted(WRITE_ARTICLES, drafts::rebase);
        api.post("/drafts/:id/submission").permitted(WRITE_ARTICLES, drafts::submit);
        api.get("/verification").paged().permitted(VERIFY_ARTICLES, verification::queue);
        api.post("/verification/:id/decision").permitted(VERIFY_ARTICLES, verification::decide);
        api.get("/articles/:id/revisions").paged().open(verification::versions);
    }

    private void mapPublication() {
        var publication = features.publication().resource();
        api.get("/articles/:id/publication").permitted(WRITE_ARTICLES, publication::publication);
        api.put("/articles/:id/plan").permitted(WRITE_ARTICLES, publication::plan);
        api.post("/articles/:id/withdrawal").permitted(WRITE_ARTICLES, publication::withdraw);
        api.post("/articles/:id/return").permitted(VERIFY_ARTICLES, publication::giveBack);
        api.put("/articles/:id/pin").permitted(VERIFY_ARTICLES, publication::pin);
        api.delete("/articles/:id/pin").permitted(VERIFY_ARTICLES, publication::unpin);
    }

    private void mapComments() {
        var comments = features.comments().resource();
        api.get("/comments/:id").member(comments::comment);
        api.put("/comments/:id").member(comments::edit);
        api.delete("/comments/:id").member(comments::delete);
        api.post("/comments/:id/return").member(comments::undo);
        api.post("/comments/:id/removal").permitted(VERIFY_ARTICLES, comments::remove);
        api.delete("/comments/:id/removal").permitted(VERIFY_ARTICLES, comments::restore);
    }

    private void mapFiles() {
        var files = features.files().resource();
        api.get("/files").taking("q", "kind").paged().open(files::list);
        api.post("/files").taking("draft").upload(Optional.of(WRITE_ARTICLES), files::receive);
        api.get("/files/:id").permitted(WRITE_ARTICLES, files::file);
        api.delete("/files/:id").permitted(WRITE_ARTICLES, files::takeBack);
    }

    private void mapPeople() {
        var people = features.accounts().resource();
        var notices = features.notices().resource();
        api.get("/me").member(people::me);
        api.get("/people")
                .taking("q", "committee")
                .paged()
                .member(features.completion().resource()::people);
        api.get("/people/:username").open(people::person);
        api.get("/notices").taking("unread", "category").paged().member(notices::list);
        api.post("/notices/read").member(notices::read);
        api.get("/settings/notices").member(notices::settings);
        api.put("/settings/notices").member(notices::save);
    }

    private void mapChat() {
        var chat = features.chat().resource();
        var gathering = features.chat().gatheringResource();
        api.get("/conversations").paged().member(chat::list);
        api.post("/conversations").member(gathering::open);
        api.get("/conversations/:id").member(chat::conversation);
        api.get("/conversations/:id/messages").taking("after").paged().member(chat::messages);
        api.post("/conversations/:id/messages").member(chat::send);
        api.put("/conversations/:id/read").member(chat::read);
        api.put("/conversations/:id/draft").member(chat::draft);
        api.get("/messages")
                .taking("q", "conversation")
                .paged()
                .member(features.chat().searchResource()::find);
        var messages = features.chat().messageResource();
        api.post("/message-files").taking("conversation").upload(Optional.empty(), messages::receive);
        api.get("/conversations/:id/pins").member(messages::pins);
        api.get("/conversations/:id/messages/:seq").member(messages::message);
        api.put("/conversations/:id/messages/:seq").member(messages::edit);
        api.delete("/conversations/:id/messages/:seq").member(messages::delete);
        api.post("/conversations/:id/messages/:seq/reactions").member(messages::react);
        api.put("/conversations/:id/messages/:seq/pin").member(messages::pin);
        api.delete("/conversations/:id/messages/:seq/pin").member(messages::unpin);
        api.get("/conversations/:id/members").paged().member(gathering::members);
        api.post("/conversations/:id/members").member(gathering::add);
        api.post("/conversations/:id/removal").member(gathering::remove);
    }

    private void mapOrder() {
        var order = features.chat().orderResource();
        api.patch("/conversations/:id").member(order::change);
        api.put("/conversations/:id/keeper").member(order::setKeeper);
        api.put("/conversations/:id/mute").member(order::mute);
        api.put("/conversations/:id/level").member(order::level);
        var moderation = features.moderation().resource();
        api.post("/conversations/:id/reports").member(moderation::report);
        api.get("/message-reports").paged().permitted(MODERATE_CHAT, moderation::list);
        api.get("/message-reports/:id").permitted(MODERATE_CHAT, moderation::look);
        api.post("/message-reports/:id/decision").permitted(MODERATE_CHAT, moderation::decide);
        api.put("/accounts/:id/mute").permitted(MODERATE_CHAT, moderation::mute);
        api.get("/blocks").paged().member(order::blocks);
        api.post("/blocks").member(order::block);
        api.delete("/blocks/:username").member(order::unblock);
    }

    private void mapConference() {
        var clock = features.clocks().resource();
        var tags = features.tags().resource();
        var announcements = features.announcements().resource();
        var reports = features.reports().resource();
        api.get("/search").taking("q", "kind").paged().open(new Search(features.context()).resource()::search);
        api.get("/clock").open(clock::clock);
        api.get("/clock/acts").paged().permitted(STEER_CLOCK, clock::acts);
        api.post("/clock/acts").permitted(STEER_CLOCK, clock::steer);
        api.get("/tags").taking("language").paged().open(tags::list);
        api.get("/tags/:slug").open(tags::tag);
        api.get("/announcements").paged().member(announcements::list);
        api.post("/announcements/:id/dismissal").member(announcements::dismiss);
        api.post("/reports").member(reports::report);
        api.get("/reports").paged().permitted(VERIFY_ARTICLES, reports::queue);
        api.post("/reports/:id/decision").permitted(VERIFY_ARTICLES, reports::decide);
    }

    private void mapStaff() {
        var accounts = features.roster().resource();
        var announcing = features.announcements().staffResource();
        var tags = features.tags().resource();
        api.get("/accounts").taking("q", "role", "state").paged().permitted(MANAGE_ACCOUNTS, accounts::list);
        api.post("/accounts").permitted(MANAGE_ACCOUNTS, accounts::make);
        api.get("/accounts/:id").permitted(MANAGE_ACCOUNTS, accounts::account);
        api.patch("/accounts/:id").permitted(MANAGE_ACCOUNTS, accounts::change);
        api.post("/accounts/:id/password").permitted(MANAGE_ACCOUNTS, accounts::resetPassword);
        api.delete("/accounts/:id/second-step").permitted(MANAGE_ACCOUNTS, accounts::endSecondStep);
        api.post("/accounts/:id/anonymisation")
                .permitted(MANAGE_ACCOUNTS, features.anonymity().resource()::anonymise);
        api.get("/audit")
                .taking("who", "what", "from", "to")
                .paged()
                .permitted(MANAGE_ACCOUNTS, features.audit().resource()::list);
        api.get("/admin/announcements").paged().permitted(ANNOUNCE, announcing::list);
        api.post("/admin/announcements").permitted(ANNOUNCE, announcing::make);
        api.get("/admin/announcements/:id").permitted(ANNOUNCE, announcing::announcement);
        api.put("/admin/announcements/:id").permitted(ANNOUNCE, announcing::save);
        api.delete("/admin/announcements/:id").permitted(ANNOUNCE, announcing::delete);
        api.post("/admin/announcements/:id/end").permitted(ANNOUNCE, announcing::end);
        api.post("/admin/announcements/:id/withdrawal").permitted(ANNOUNCE, announcing::withdraw);
        api.get("/admin/tags").taking("q").paged().permitted(TEND_TAGS, tags::all);
        api.get("/admin/tags/:id").permitted(TEND_TAGS, tags::one);
        api.put("/admin/tags/:id").permitted(TEND_TAGS, tags::change);
        api.delete("/admin/tags/:id").permitted(TEND_TAGS, tags::delete);
        api.post("/admin/tags/:id/merger").permitted(TEND_TAGS, tags::merge);
    }

    private void mapAdministration() {
        var conference = features.conferences().resource();
        var admin = features.admin().resource();
        api.get("/conference").permitted(CONFIGURE, conference::settings);
        api.patch("/conference").permitted(CONFIGURE, conference::change);
        api.post("/conference/logo").upload(Optional.of(CONFIGURE), conference::logo);
        api.delete("/conference/logo").permitted(CONFIGURE, conference::dropLogo);
        api.get("/admin/overview").permitted(VERIFY_ARTICLES, features.admin().overviewResource()::overview);
        api.get("/admin/articles")
                .taking("q", "state", "author", "language")
                .paged()
                .permitted(VERIFY_ARTICLES, admin::articles);
        api.get("/admin/comments")
                .taking("q", "state", "author", "language")
                .paged()
                .permitted(VERIFY_ARTICLES, admin::comments);
        api.get("/admin/files")
                .taking("q", "state", "author", "language")
                .paged()
                .permitted(VERIFY_ARTICLES, admin::files);
        api.post("/admin/files/:id/deletion").permitted(VERIFY_ARTICLES, admin::delete);
        api.get("/archive")
                .download(KEEP_ARCHIVE, "application/zip", features.archive().resource()::archive);
    }
}
