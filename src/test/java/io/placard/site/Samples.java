package io.placard.site;

import io.placard.channel.Login;
import io.placard.channel.OpenLogin;
import io.placard.site.about.AboutPage;
import io.placard.site.accounts.Committee;
import io.placard.site.accounts.FirstAccountPage;
import io.placard.site.accounts.Nickname;
import io.placard.site.accounts.ProfilePage;
import io.placard.site.accounts.SignInPage;
import io.placard.site.announcements.Announcement;
import io.placard.site.announcements.AnnouncementForm;
import io.placard.site.announcements.AnnouncementPage;
import io.placard.site.announcements.AnnouncementsPage;
import io.placard.site.announcements.AnnouncingPage;
import io.placard.site.announcements.Audience;
import io.placard.site.announcements.Wording;
import io.placard.site.anonymity.AnonymityPage;
import io.placard.site.api.Reference;
import io.placard.site.api.Scope;
import io.placard.site.articles.ArticleCard;
import io.placard.site.articles.ArticleList;
import io.placard.site.articles.ArticleStory;
import io.placard.site.articles.Comment;
import io.placard.site.articles.CommentForm;
import io.placard.site.articles.Fate;
import io.placard.site.articles.FileCard;
import io.placard.site.articles.FrontPage;
import io.placard.site.articles.ListFilter;
import io.placard.site.articles.Tag;
import io.placard.site.audit.AuditFilter;
import io.placard.site.audit.AuditPage;
import io.placard.site.comments.CommentPage;
import io.placard.site.comments.Traced;
import io.placard.site.comments.Version;
import io.placard.site.enrolment.Column;
import io.placard.site.enrolment.EnrolmentPage;
import io.placard.site.enrolment.Fault;
import io.placard.site.enrolment.Judged;
import io.placard.site.enrolment.Review;
import io.placard.site.enrolment.ReviewPage;
import io.placard.site.enrolment.RunPage;
import io.placard.site.files.Attachment;
import io.placard.site.files.FileKind;
import io.placard.site.files.LibraryPage;
import io.placard.site.files.RefusedPage;
import io.placard.site.newsroom.EditorPage;
import io.placard.site.notices.Category;
import io.placard.site.notices.Level;
import io.placard.site.notices.Notice;
import io.placard.site.notices.NoticeFilter;
import io.placard.site.notices.NoticeSettings;
import io.placard.site.notices.NoticesPage;
import io.placard.site.page.Conference;
import io.placard.site.page.ErrorPage;
import io.placard.site.page.FictionalTime;
import io.placard.site.page.Language;
import io.placard.site.page.Markdown;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.site.page.Zones;
import io.placard.site.publication.Governed;
import io.placard.site.publication.PublicationPage;
import io.placard.site.publication.Standing;
import io.placard.site.publication.Turn;
import io.placard.site.reports.Report;
import io.placard.site.reports.ReportForm;
import io.placard.site.reports.ReportsPage;
import io.placard.site.reports.Subject;
import io.placard.site.roster.Member;
import io.placard.site.roster.MemberPage;
import io.placard.site.roster.NewMemberPage;
import io.placard.site.roster.RosterFilter;
import io.placard.site.roster.RosterPage;
import io.placard.site.roster.Slip;
import io.placard.site.roster.SlipsPage;
import io.placard.site.secondstep.CodePage;
import io.placard.site.secondstep.Enrolment;
import io.placard.site.settings.ProfileSettings;
import io.placard.site.settings.ReadingSettings;
import io.placard.site.settings.SecondStepSettings;
import io.placard.site.settings.SecuritySettings;
import io.placard.site.tags.KnownTag;
import io.placard.site.tags.TagForm;
import io.placard.site.tags.TagPage;
import io.placard.site.tags.TagsPage;
import io.placard.site.tags.TendPage;
import io.placard.site.tags.TendTagPage;
import io.placard.site.tags.UsedTag;
import io.placard.site.tokens.Token;
import io.placard.site.tokens.TokenForm;
import io.placard.site.tokens.TokensPage;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.yaml.snakeyaml.Yaml;

/** Every page with the demo's content in it: the same cast as everywhere. */
final class Samples {
    private static final Person FORMER = new Person(7, "~7", "~7", Role.OBSERVER);
    static final Instant NOW = Instant.parse("2026-11-24T06:03:00Z");
    private static final FictionalTime CLOCK = new FictionalTime(
            List.of(new FictionalTime.Anchor(
                    NOW.minusSeconds(3600), java.time.LocalDateTime.parse("1962-10-16T08:45:00"), 12)),
            List.of());
    static final Conference CONFERENCE = new Conference(
            "Eastern Harbour Model United Nations 2026", "东港模拟联合国大会 2026", ZoneId.of("Asia/Shanghai"), CLOCK);

    private final Markdown markdown = new Markdown();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final List<Map<String, Object>> articles;
    private long nextComment = 1;

    Samples() throws IOException {
        try (var file = Samples.class.getResourceAsStream("/io/placard/site/demo/conference.yaml")) {
            Map<String, Object> demo = new Yaml().load(file);
            for (var account : list(demo.get("accounts"))) {
                var username = (String) account.get("username");
                var role = Role.valueOf(((String) account.get("role")).toUpperCase(Locale.ROOT));
                people.put(username, new Person(people.size() + 1, username, (String) account.get("nickname"), role));
            }
            articles = list(demo.get("articles")).stream()
                    .filter(article -> article.get("state").equals("verified"))
                    .toList();
        }
    }

    /** A page to draw. */
    record Sample(String name, String template, Record model, Optional<String> reader) {
        Sample(String name, String template, Record model) {
            this(name, template, model, Optional.of("farah"));
        }

        Sample forReader(String username) {
            return new Sample(name, template, model, Optional.of(username));
        }

        Sample forGuest() {
            return new Sample(name, template, model, Optional.empty());
        }
    }

    Person person(String username) {
        return people.get(username);
    }

    List<Sample> all() {
        var empty = new FrontPage(
                Optional.empty(), List.of(), List.of(), Optional.empty(), OptionalLong.empty(), List.of());
        var none = new FrontPage(
                Optional.empty(), List.of(), List.of(), Optional.of(Language.ZH), OptionalLong.empty(), List.of());
        var older =
                new FrontPage(Optional.empty(), cards(), files(), Optional.empty(), OptionalLong.empty(), List.of());
        var plain = new CommentForm("r1", OptionalLong.empty(), "", Optional.empty());
        var samples = new ArrayList<Sample>();
        samples.add(new Sample("home", "articles/home", home(Optional.empty())));
        samples.add(new Sample("home-guest", "articles/home", home(Optional.of(Language.EN))).forGuest());
        samples.add(new Sample("home-older", "articles/home", older));
        samples.add(new Sample("home-none", "articles/home", none));
        samples.add(new Sample("home-empty-guest", "articles/home", empty).forGuest());
        for (var username : List.of("ada", "vera", "pia", "farah")) {
            samples.add(new Sample("home-empty-" + username, "articles/home", empty).forReader(username));
        }
        samples.add(new Sample("article", "articles/article", article(0, plain)));
        samples.add(new Sample("article-zh", "articles/article", article(3, plain)).forGuest());
        samples.add(new Sample("article-table", "articles/article", article(11, plain)));
        samples.add(new Sample(
                "article-reply",
                "articles/article",
                article(0, new CommentForm("r2", OptionalLong.of(1), "", Optional.empty()))));
        samples.add(new Sample("sign-in", "accounts/sign_in", signIn("", Optional.empty(), false)).forGuest());
        samples.add(
                new Sample("sign-in-again", "accounts/sign_in", signIn("farah", Optional.of(SignInPage.WRONG), true))
                        .forGuest());
        samples.add(new Sample(
                        "first-account",
                        "accounts/first_account",
                        new FirstAccountPage("t", "", "", Map.of("repeat", "accounts.error.repeat")))
                .forGuest());
        samples.add(new Sample("profile", "accounts/profile", profile("farah", true)));
        samples.add(new Sample("profile-zh", "accounts/profile", profile("lin", false)));
        samples.add(new Sample(
                "settings",
                "settings/profile",
                new ProfileSettings("", "", Map.of("nickname", "accounts.error.nickname"), false)));
        samples.add(new Sample("settings-reading", "settings/reading", reading()));
        samples.add(new Sample("settings-security", "settings/security", security()));
        samples.add(new Sample("settings-tokens", "tokens/tokens", tokens(Optional.empty())));
        samples.add(new Sample("settings-token-made", "tokens/tokens", tokens(Optional.of("plc_" + "x".repeat(64)))));
        samples.add(new Sample("api", "api/reference", reference()).forGuest());
        samples.add(secondStep("second-step-none", Optional.empty(), Optional.empty(), List.of()));
        samples.add(secondStep("second-step-waiting", Optional.of(enrolment()), Optional.empty(), List.of()));
        samples.add(secondStep("second-step-on", Optional.empty(), Optional.of(3), List.of()));
        samples.add(secondStep("second-step-codes", Optional.empty(), Optional.of(10), List.of("abcd-efgh-jkmn")));
        samples.add(
                new Sample("sign-in-code", "secondstep/code", new CodePage("/", Optional.of("secondstep.error.wrong")))
                        .forGuest());
        samples.add(new Sample("accounts", "roster/list", roster()).forReader("ada"));
        samples.add(new Sample(
                        "account",
                        "roster/member",
                        new MemberPage(
                                staff("farah", true),
                                List.of(Role.values()),
                                true,
                                Optional.of(NOW),
                                "roster.done.role"))
                .forReader("ada"));
        samples.add(new Sample(
                        "account-former",
                        "roster/member",
                        new MemberPage(
                                new Member(FORMER, false, false, NOW, ""),
                                List.of(),
                                false,
                                Optional.empty(),
                                "roster.done.former"))
                .forReader("ada"));
        samples.add(anonymity("anonymity", new AnonymityPage.Holdings(2, 1, 1, 3, 12), "", null));
        samples.add(anonymity(
                "anonymity-wrong", new AnonymityPage.Holdings(0, 0, 0, 0, 0), "<x>", "anonymity.error.username"));
        samples.add(new Sample(
                        "account-new",
                        "roster/new",
                        new NewMemberPage(
                                "x",
                                "",
                                Role.PRESS,
                                List.of(Role.values()),
                                Map.of("username", "accounts.error.username", "role", "roster.error.role")))
                .forReader("ada"));
        samples.add(new Sample("slips", "roster/slips", slips()).forReader("ada"));
        samples.add(new Sample("slips-gone", "roster/slips", new SlipsPage("", List.of())).forReader("ada"));
        samples.add(new Sample("enrolment", "enrolment/form", new EnrolmentPage("<x>", "enrolment.error.empty"))
                .forReader("ada"));
        samples.add(new Sample("enrolment-review", "enrolment/review", review(List.of())).forReader("ada"));
        samples.add(new Sample(
                        "enrolment-faults",
                        "enrolment/review",
                        review(List.of(new Fault(2, Column.NICKNAME, "<b>", "accounts.error.nickname"))))
                .forReader("ada"));
        samples.add(new Sample("enrolment-run", "enrolment/run", new RunPage(40, 2_000)).forReader("ada"));
        samples.add(new Sample("audit", "audit/list", audit()).forReader("ada"));
        samples.add(
                new Sample("audit-none", "audit/list", new AuditPage(AuditFilter.ALL, List.of(), OptionalLong.empty()))
                        .forReader("ada"));
        samples.add(new Sample(
                "notices", "notices/notices", new NoticesPage(notices(), NoticeFilter.ALL, OptionalLong.of(9))));
        samples.add(new Sample(
                "notices-none", "notices/notices", new NoticesPage(List.of(), NoticeFilter.ALL, OptionalLong.empty())));
        samples.add(new Sample(
                "notices-unread",
                "notices/notices",
                new NoticesPage(List.of(), new NoticeFilter(Optional.of(Category.CHAT), true), OptionalLong.empty())));
        samples.add(new Sample(
                "settings-notices",
                "notices/settings",
                new NoticeSettings(levels(), true, "notices.settings.verifiers", false)));
        samples.add(new Sample(
                "announcements", "announcements/list", new AnnouncementsPage(announcements(), OptionalLong.of(1))));
        samples.add(new Sample(
                        "announcing",
                        "announcements/staff",
                        new AnnouncingPage(announcements(), OptionalLong.of(1), "announcements.error.late"))
                .forReader("ada"));
        samples.add(new Sample(
                        "announcement",
                        "announcements/form",
                        new AnnouncementPage(
                                Optional.of(announcements().getFirst()),
                                1,
                                "",
                                true,
                                new AnnouncementForm("<b>", "", "role:press", "urgent", "x", "", "y"),
                                Map.of("link", "announcements.error.link", "ends", "announcements.error.time")))
                .forReader("ada"));
        samples.addAll(ChatSamples.of(people, NOW));
        samples.addAll(OrderSamples.of(people, NOW));
        samples.addAll(ModerationSamples.of(people, NOW));
        samples.add(new Sample("draft-new", "newsroom/editor", editor(List.of())));
        samples.add(new Sample("draft-files", "newsroom/editor", editor(attachments())).forReader("vera"));
        samples.add(new Sample("file-refused", "files/refused", new RefusedPage("too-large", "100 MB", 1)));
        var found = new LibraryPage.Entry(1, "Rules of procedure", Language.EN, NOW, attachments());
        var counts = Map.of(FileKind.PDF, 12, FileKind.PICTURE, 1);
        samples.add(new Sample(
                "library",
                "files/library",
                new LibraryPage(List.of(found), "rules", Optional.of(FileKind.PDF), 12, counts, OptionalLong.of(1))));
        samples.add(new Sample(
                        "library-none",
                        "files/library",
                        new LibraryPage(List.of(), "", Optional.empty(), 0, Map.of(), OptionalLong.empty()))
                .forGuest());
        samples.add(new Sample(
                "library-nothing",
                "files/library",
                new LibraryPage(List.of(), "x", Optional.empty(), 0, Map.of(), OptionalLong.empty())));
        samples.add(new Sample("comment-own", "comments/comment", trace(false, true, false)));
        samples.add(new Sample("comment-other", "comments/comment", trace(false, false, true)).forReader("vera"));
        samples.add(new Sample("comment-deleted", "comments/comment", trace(true, true, false)));
        samples.add(new Sample("comment-removed", "comments/comment", trace(true, false, true)).forReader("vera"));
        samples.add(new Sample("reports", "reports/queue", reports()).forReader("vera"));
        samples.add(new Sample(
                        "reports-none",
                        "reports/queue",
                        new ReportsPage(List.of(), 0, Optional.empty(), OptionalLong.empty()))
                .forReader("vera"));
        var reported = reports().items().getFirst();
        samples.add(new Sample(
                "report",
                "reports/form",
                new ReportForm(
                        reported.report().subject(),
                        reported.html(),
                        "r",
                        "",
                        false,
                        Optional.of("reports.error.empty"))));
        AdminSamples.of(people, NOW).forEach(sample -> samples.add(sample));
        samples.add(new Sample("articles", "articles/all", list(cards())));
        samples.add(new Sample("articles-filtered", "articles/all", list(cards(), Optional.empty(), "farah", "votes")));
        samples.add(new Sample("articles-none", "articles/all", list(List.of(), Optional.of(Language.ZH), "", "x")));
        samples.add(new Sample("articles-empty", "articles/all", list(List.of())).forGuest());
        samples.add(new Sample("tags", "tags/list", tags(30)).forReader("vera"));
        samples.add(new Sample("tags-none", "tags/list", tags(0)).forGuest());
        var tag = new KnownTag(1, new Tag("安理会", "安理会"), "What the <council> did", "", 3, true);
        samples.add(new Sample("tag", "tags/tag", new TagPage(tag, list(cards()))).forReader("vera"));
        for (var state : List.of("pending", "scheduled", "verified", "withdrawn")) {
            samples.add(new Sample("publication-" + state, "publication/publication", publication(state))
                    .forReader("vera"));
        }
        samples.add(new Sample("tags-tend", "tags/tend", new TendPage("v", tags(30).all(), 80, true)).forReader("ada"));
        samples.add(new Sample("tags-tend-none", "tags/tend", new TendPage("x", List.of(), 0, false)).forReader("ada"));
        var typed = new TagForm("<b>", "b", "", "");
        var faults = Map.of("name", "tags.error.name", "into", "tags.error.no-other", "used", "tags.error.used");
        var unused = new KnownTag(2, new Tag("Fog", "fog"), "", "", 0, false);
        samples.add(new Sample("tag-tend", "tags/tend_tag", new TendTagPage(tag, typed, "x", faults, false))
                .forReader("ada"));
        samples.add(new Sample("tag-tend-unused", "tags/tend_tag", new TendTagPage(unused, typed, "", Map.of(), true))
                .forReader("ada"));
        samples.add(new Sample("about", "about/about", new AboutPage()));
        for (int status : new int[] {400, 401, 403, 404, 413, 429, 500, 503, 507}) {
            samples.add(new Sample("error-" + status, "errors/error", ErrorPage.of(status)).forGuest());
        }
        return samples;
    }

    private FrontPage home(Optional<Language> filter) {
        var cards = cards().stream()
                .filter(card -> filter.isEmpty() || card.language() == filter.get())
                .toList();
        return new FrontPage(
                Optional.of(cards.getFirst()),
                cards.subList(1, cards.size()),
                files(),
                filter,
                OptionalLong.of(3),
                List.of(cards.get(2)));
    }

    private List<ArticleCard> cards() {
        return articles.stream()
                .filter(article -> !article.containsKey("file"))
                .map(article -> card(article, 320))
                .toList();
    }

    private ArticleCard card(Map<String, Object> article, int length) {
        return new ArticleCard(
                articles.indexOf(article) + 1,
                (String) article.get("title"),
                markdown.excerpt((String) article.get("body"), articles.indexOf(article) == 0 ? length : 180),
                Language.of((String) article.get("language")).orElseThrow(),
                people.get((String) article.get("author")),
                at(article),
                tags(article),
                count(list(article.get("comments"))));
    }

    private List<FileCard> files() {
        return articles.stream()
                .filter(article -> article.containsKey("file"))
                .map(article -> new FileCard(
                        articles.indexOf(article) + 1,
                        (String) article.get("title"),
                        Language.of((String) article.get("language")).orElseThrow(),
                        at(article)))
                .toList();
    }

    private ArticleStory article(int index, CommentForm form) {
        nextComment = 1;
        var article = articles.get(index);
        return new ArticleStory(
                index + 1,
                (String) article.get("title"),
                markdown.html((String) article.get("body")),
                Language.of((String) article.get("language")).orElseThrow(),
                people.get((String) article.get("author")),
                at(article),
                Optional.empty(),
                tags(article),
                index == 0 ? attachments() : List.of(),
                comments(list(article.get("comments")), OptionalLong.empty()),
                form);
    }

    private static EditorPage editor(List<Attachment> files) {
        return new EditorPage(
                1,
                OptionalLong.empty(),
                1,
                "",
                false,
                NOW,
                "",
                "",
                Language.EN,
                "",
                false,
                files,
                "",
                Map.of(),
                List.of(),
                "2026-11-26T09:00",
                false);
    }

    private static List<Attachment> attachments() {
        return List.of(
                new Attachment(1, "a".repeat(64), "Draft resolution 1.1.pdf", "draft.pdf", FileKind.PDF, 184_320, 0, 0),
                new Attachment(
                        2, "b".repeat(64), "会场平面图.png", "file-1600x900.png", FileKind.PICTURE, 2_400_000, 1600, 900));
    }

    private List<Comment> comments(List<Map<String, Object>> comments, OptionalLong parent) {
        var drawn = new ArrayList<Comment>();
        for (var comment : comments) {
            long id = nextComment++;
            drawn.add(new Comment(
                    id,
                    parent,
                    people.get((String) comment.get("author")),
                    at(comment),
                    markdown.html((String) comment.get("body")),
                    fate(id),
                    comments(list(comment.get("replies")), OptionalLong.of(id))));
        }
        return drawn;
    }

    /** The second was edited, the third is gone. */
    private static Fate fate(long comment) {
        if (comment == 2) {
            return new Fate(Optional.of(NOW.minusSeconds(60)), "", "");
        }
        return comment == 3 ? new Fate(Optional.empty(), "removed", "Not <here>.") : Fate.UNCHANGED;
    }

    private CommentPage trace(boolean gone, boolean own, boolean moderated) {
        var went = new Traced.Gone(!own, NOW, "Vera", "Not <here>.");
        var comment = new Traced(
                2,
                1,
                "危机更新",
                Language.ZH,
                people.get("kofi"),
                NOW.minusSeconds(4_000),
                "<p>So it is.</p>",
                "So it is.",
                1,
                Optional.of(NOW.minusSeconds(60)),
                gone ? Optional.of(went) : Optional.empty(),
                own,
                moderated);
        return new CommentPage(
                comment,
                own || moderated ? List.of(new Version(1, "<p>So it is not.</p>", NOW.minusSeconds(4_000))) : List.of(),
                OptionalLong.empty(),
                comment.undoable(NOW),
                CommentPage.Typed.nothing(comment));
    }

    private ReportsPage reports() {
        var comment = new Subject(1, OptionalLong.of(2), "危机更新", Language.ZH, people.get("kofi"), "So **it** is.");
        var article = new Subject(1, OptionalLong.empty(), "Fog", Language.EN, people.get("pia"), "Fog.");
        var first = new Report(
                1, comment, people.get("farah"), "<rude>", NOW, false, true, Optional.empty(), Optional.empty());
        var second =
                new Report(2, article, people.get("lin"), "抄袭。", NOW, false, false, Optional.empty(), Optional.empty());
        return new ReportsPage(
                List.of(
                        new ReportsPage.Item(first, markdown.html(comment.text())),
                        new ReportsPage.Item(second, markdown.html(article.text()))),
                3,
                Optional.of(new ReportsPage.Said(1, "reports.error.reason", "")),
                OptionalLong.of(2));
    }

    private static SignInPage signIn(String username, Optional<String> error, boolean ended) {
        return new SignInPage(username, "/articles/1/", error, ended);
    }

    private ProfilePage profile(String username, boolean own) {
        var theirs = cards().stream()
                .filter(card -> card.author().username().equals(username))
                .toList();
        return new ProfilePage(
                people.get(username), own ? "" : "《东港新报》记者，跑会场，也跑茶歇。", own ? "" : "安全理事会", own, list(theirs));
    }

    /** These articles as a page of all. */
    static ArticleList list(List<ArticleCard> cards) {
        return list(cards, Optional.empty(), "", "");
    }

    private static ArticleList list(List<ArticleCard> cards, Optional<Language> language, String author, String tag) {
        var none = OptionalLong.empty();
        return new ArticleList(
                new ListFilter("/articles/", language, author, tag, none, none),
                cards,
                cards.size(),
                cards.isEmpty() ? none : OptionalLong.of(1),
                cards.isEmpty() ? none : OptionalLong.of(2),
                Optional.of("<b>Votes</b>"),
                Optional.empty());
    }

    private static TagsPage tags(int count) {
        var used = new ArrayList<UsedTag>();
        for (var number = 1; number <= count; number++) {
            used.add(new UsedTag(
                    number, new Tag(number % 2 == 0 ? "安理会" + number : "Votes " + number, "v" + number), 7));
        }
        return new TagsPage(Optional.empty(), used.subList(0, Math.min(12, count)), used);
    }

    private PublicationPage publication(String state) {
        var standing = new Standing(state, Optional.of(NOW.plusSeconds(7200)), state.equals("verified"));
        var turns = List.of(
                new Turn("withdrawn", people.get("vera"), "Wrong <name>", Optional.empty(), NOW),
                new Turn("planned", people.get("ada"), "", Optional.of(NOW.plusSeconds(7200)), NOW));
        var errors = Map.of("time", "publication.error.past", "reason", "publication.error.reason");
        return new PublicationPage(
                new Governed(1, 4, "Fog over the reef", Language.EN, standing),
                true,
                state.equals("pending") ? List.of() : turns,
                "2026-11-26T09:00",
                "",
                errors);
    }

    private static ReadingSettings reading() {
        var choices = new Zones().choices(Language.EN, NOW);
        return new ReadingSettings(Optional.of(Language.ZH), Optional.of("Asia/Tokyo"), choices, true);
    }

    private static Enrolment enrolment() {
        return new Enrolment("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "ada", "示范大学模拟联合国大会");
    }

    private static Sample secondStep(
            String name, Optional<Enrolment> waiting, Optional<Integer> left, List<String> codes) {
        var errors = Map.of("code", "secondstep.error.wrong");
        return new Sample(name, "settings/second_step", new SecondStepSettings(waiting, left, codes, errors));
    }

    private static TokensPage tokens(Optional<String> fresh) {
        var robot = new Token(
                1,
                "Bot <b>",
                List.of(Scope.READ, Scope.WRITE),
                NOW.minusSeconds(90_000),
                NOW.plusSeconds(90_000),
                Optional.of(NOW));
        var old = new Token(
                2, "日程机器人", List.of(Scope.READ), NOW.minusSeconds(900_000), NOW.minusSeconds(9), Optional.empty());
        var form = new TokenForm("", List.of(Scope.READ), OptionalInt.of(7));
        var errors = Map.of("name", "tokens.error.name", "scopes", "tokens.error.scopes", "days", "tokens.error.days");
        return new TokensPage(List.of(robot, old), List.of(Scope.values()), "ref", form, fresh, errors, "");
    }

    private static Reference reference() {
        var field = new Reference.Field("title", "string", true, "In <b>.", Optional.empty());
        var entry = new Reference.Entry(
                "saveDraft",
                "PUT",
                "/drafts/{id}",
                "Save <a> draft",
                Optional.of("write"),
                List.of(field),
                Optional.of("Draft"),
                List.of(new Reference.Reply("200", "Here it is.", Optional.of("Draft"))),
                "curl -X PUT");
        return new Reference(
                "https://mun.example",
                List.of(new Reference.Group("drafts", List.of(entry))),
                List.of(new Reference.Schema("Draft", "A draft.", List.of(field))));
    }

    private static SecuritySettings security() {
        var here = new OpenLogin(
                new Login(5, 0, "here"),
                NOW.minusSeconds(400),
                NOW,
                "Mozilla/5.0 (Windows NT 10.0) Firefox/143.0",
                "192.0.2.7");
        var phone = new OpenLogin(
                new Login(5, 0, "phone"), NOW.minusSeconds(90_000), NOW.minusSeconds(8_000), "?", "2001:db8::1");
        return new SecuritySettings(
                List.of(here, phone),
                "here",
                true,
                Optional.of(8),
                Map.of("current", "settings.error.current"),
                "settings.done.ended");
    }

    private RosterPage roster() {
        var filter = new RosterFilter("<a", Optional.of(Role.DELEGATE), "active", "");
        return new RosterPage(filter, List.of(staff("farah", true), staff("max", false)), 2, true);
    }

    private Member staff(String username, boolean active) {
        return new Member(
                people.get(username), active, !active, NOW.minusSeconds(90_000), active ? "Security Council" : "");
    }

    private static SlipsPage slips() {
        return new SlipsPage(
                "ref", List.of(new Slip("farah", "Farah", "kfm-7tx-pqd-w4h"), new Slip("lin", "林", "aaa-bbb-ccc-ddd")));
    }

    private static ReviewPage review(List<Fault> faults) {
        var fresh = new Judged(
                1,
                Optional.empty(),
                "lin",
                Optional.empty(),
                Nickname.of("林知夏"),
                Optional.of(Language.ZH),
                Optional.empty(),
                Optional.of(new Committee("安全理事会")),
                false);
        var changed = new Judged(
                2,
                Optional.of(4L),
                "hugo",
                Optional.of(Role.PRESS),
                Nickname.of("Hugo"),
                Optional.empty(),
                Optional.of(Role.CHAIR),
                Optional.of(new Committee("安全理事会")),
                true);
        return new ReviewPage("ref", new Review(List.of(fresh, changed), faults), !faults.isEmpty());
    }

    private Sample anonymity(String name, AnonymityPage.Holdings holdings, String typed, String error) {
        var model = new AnonymityPage(people.get("farah"), holdings, typed, error);
        return new Sample(name, "anonymity/anonymity", model).forReader("ada");
    }

    private AuditPage audit() {
        var role = new AuditPage.Change("role", "press", "chair");
        var active = new AuditPage.Change("active", "", "true");
        var ada = Optional.of(people.get("ada"));
        return new AuditPage(
                AuditFilter.ALL,
                List.of(
                        new AuditPage.Line(
                                4,
                                NOW,
                                Optional.of(FORMER),
                                "account.anonymised",
                                "~5",
                                "/admin/accounts/5/",
                                List.of()),
                        new AuditPage.Line(
                                3, NOW, Optional.empty(), "account.password", "Lin", "/admin/accounts/4/", List.of()),
                        new AuditPage.Line(2, NOW, ada, "account.role", "Lin", "/admin/accounts/4/", List.of(role)),
                        new AuditPage.Line(1, NOW, ada, "account.made", "林", "", List.of(active))),
                OptionalLong.of(1));
    }

    private static Map<Category, Level> levels() {
        return Map.of(
                Category.VERIFICATION, Level.OFF,
                Category.MENTIONS, Level.QUIET,
                Category.COMMENTS, Level.ON,
                Category.CHAT, Level.ON,
                Category.CONFERENCE, Level.ON);
    }

    private List<Announcement> announcements() {
        var lunch = new Wording(
                "Lunch <at> one", "", Audience.ALL, true, "/files/", NOW.minusSeconds(60), Optional.empty());
        var buses = new Wording(
                "", "班车", Audience.of(Language.ZH), false, "", NOW.plusSeconds(60), Optional.of(NOW.plusSeconds(90)));
        return List.of(
                new Announcement(2, lunch, people.get("ada"), Optional.empty(), 1),
                new Announcement(1, buses, people.get("ada"), Optional.empty(), 0));
    }

    private List<Notice> notices() {
        var english = (String) articles.get(0).get("title");
        return List.of(
                notice(4, "comment", "kofi", 2, english, Language.EN, false, 1),
                notice(3, "reply", "chen", 0, "危机更新第三号：“曙光号”距礁盘不足六海里", Language.ZH, false, 3),
                notice(7, "chat-mention", "kofi", 0, "Tow working group", Language.EN, false, 4),
                notice(6, "chat-room", "chen", 3, "拖航工作组", Language.ZH, false, 5),
                notice(5, "chat-pair", "kofi", 0, "", Language.EN, false, 6),
                notice(2, "comment", "olive", 0, english, Language.EN, true, 20),
                notice(1, "reply", "zhou", 1, english, Language.EN, true, 60));
    }

    private Notice notice(
            long id, String kind, String actor, int others, String subject, Language language, boolean read, int ago) {
        return new Notice(
                id,
                kind,
                kind,
                people.get(actor),
                others,
                subject,
                language,
                (int) id,
                "/articles/1/#comment-" + id,
                read,
                false,
                NOW.minusSeconds(ago * 3600L));
    }

    private static List<Tag> tags(Map<String, Object> article) {
        return ((List<?>) article.get("tags"))
                .stream().map(name -> new Tag((String) name, (String) name)).toList();
    }

    private static Instant at(Map<String, Object> dated) {
        return NOW.minusSeconds((long) (((Number) dated.get("hours_ago")).doubleValue() * 3600));
    }

    private static int count(List<Map<String, Object>> comments) {
        return comments.stream()
                .mapToInt(comment -> 1 + count(list(comment.get("replies"))))
                .sum();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object items) {
        return items == null ? List.of() : (List<Map<String, Object>>) items;
    }
}
