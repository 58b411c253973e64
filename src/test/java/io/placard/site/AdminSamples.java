package io.placard.site;

import io.placard.site.Samples.Sample;
import io.placard.site.admin.ArticleListPage;
import io.placard.site.admin.CommentListPage;
import io.placard.site.admin.ContentFilter;
import io.placard.site.admin.FileListPage;
import io.placard.site.admin.Overview;
import io.placard.site.archive.ArchivePage;
import io.placard.site.audit.AuditPage;
import io.placard.site.conference.ConferenceForm;
import io.placard.site.conference.ConferencePage;
import io.placard.site.conference.ConferencePage.Fault;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Language;
import io.placard.site.page.Logo;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.site.page.Zones;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The pages of the administration with something in them. */
final class AdminSamples {

    private AdminSamples() {}

    static List<Sample> of(Map<String, Person> people, Instant now) {
        var farah = people.get("farah");
        var all = new ContentFilter("/admin/x/", "", "", "", Optional.empty(), OptionalLong.empty());
        var some =
                new ContentFilter("/admin/x/", "<b>", "draft", "farah", Optional.of(Language.ZH), OptionalLong.of(4));
        var none = OptionalLong.empty();
        var article = new ArticleListPage.Entry(1, "A <title>", Language.EN, "verified", true, farah, 2, now);
        var comment = new CommentListPage.Entry(1, "<b>".repeat(90), "removed", farah, 1, "标题", now);
        var file = new FileListPage.Entry(1, "<b>.pdf", "/m/x/y.pdf", 12_345, "published", farah, 1, "A title", now);
        var draft = new FileListPage.Entry(2, "b.pdf", "/m/x/b.pdf", 12, "draft", farah, 0, "", now);
        return List.of(
                staff("overview", "admin/overview", overview(now)),
                new Sample("overview-verifier", "admin/overview", overview(now)).forReader("vera"),
                staff(
                        "admin-articles",
                        "admin/articles",
                        new ArticleListPage(all, List.of(article), OptionalLong.of(1))),
                staff("admin-articles-none", "admin/articles", new ArticleListPage(some, List.of(), none)),
                staff("admin-comments", "admin/comments", new CommentListPage(all, List.of(comment), none)),
                staff(
                        "admin-files",
                        "admin/files",
                        new FileListPage(all, List.of(draft, file), none, "admin.files.deleted", 1, "<x>")),
                staff("archive", "archive/archive", archive(Optional.of(farah), now, "", "")),
                staff(
                        "archive-wrong",
                        "archive/archive",
                        archive(Optional.empty(), now, "settings.error.current", "archive.error.busy")),
                staff("conference", "conference/settings", conference("6b1d3a", Map.of(), "conference.said.saved")),
                staff(
                        "conference-wrong",
                        "conference/settings",
                        conference(
                                "x",
                                Map.of(
                                        "accent", new Fault("conference.error.accent-contrast", "1.0", "2.0"),
                                        "logo", new Fault("conference.error.logo", "", ""),
                                        "act", new Fault("conference.error.stale", "", "")),
                                "")));
    }

    private static ArchivePage archive(Optional<Person> taker, Instant now, String wrong, String said) {
        var counted = new ArchivePage.Counted(5_000, 10_000, 100_000, 300, 900_000_000, 400_000_000);
        var last = taker.map(
                by -> new AuditPage.Line(1, now, Optional.of(by), "backup.taken", "", "/admin/archive/", List.of()));
        return new ArchivePage(new ArchivePage.Holdings(counted, last), wrong, said);
    }

    private static Sample staff(String name, String template, Record model) {
        return new Sample(name, template, model).forReader("ada");
    }

    private static Overview overview(Instant now) {
        return new Overview(
                12,
                new TreeMap<>(Map.of(Role.DELEGATE, 40, Role.PRESS, 3)),
                2,
                1,
                new Overview.Storage(12_000_000, 50_000_000_000L, 9_000_000, 80_000_000_000L),
                new Overview.Serving(3, "0123456789ab", Optional.of(now)),
                new Overview.Health(2, 1));
    }

    private static ConferencePage conference(String accent, Map<String, Fault> faults, String said) {
        var form = new ConferenceForm(
                new Bilingual("Harbour <MUN>", "东港模联"),
                new Bilingual("Pier 7", ""),
                "2026-11-26",
                "2026-11-29",
                "Asia/Shanghai",
                accent,
                "office@mun.example",
                new Bilingual("**Welcome**", ""));
        var zones = new Zones().choices(Language.EN, Samples.NOW);
        return new ConferencePage(3, form, Optional.of(new Logo("0".repeat(64), 384, 128)), zones, faults, said);
    }
}
