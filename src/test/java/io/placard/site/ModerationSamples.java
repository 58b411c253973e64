package io.placard.site;

import io.placard.site.Samples.Sample;
import io.placard.site.chat.MuteSpan;
import io.placard.site.files.Attachment;
import io.placard.site.files.FileKind;
import io.placard.site.moderation.ExportPage;
import io.placard.site.moderation.Kept;
import io.placard.site.moderation.KeptPage;
import io.placard.site.moderation.LookPage;
import io.placard.site.moderation.MessageReport;
import io.placard.site.moderation.MessageReport.Decided;
import io.placard.site.moderation.MessageReport.Place;
import io.placard.site.moderation.Muted;
import io.placard.site.moderation.QueuePage;
import io.placard.site.moderation.RecordPage;
import io.placard.site.moderation.ReportForm;
import io.placard.site.moderation.Said;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The pages of reported messages and of the record. */
final class ModerationSamples {

    private static final Bilingual COUNCIL = new Bilingual("Security Council", "安全理事会");

    private final Map<String, Person> people;
    private final Instant now;

    private ModerationSamples(Map<String, Person> people, Instant now) {
        this.people = people;
        this.now = now;
    }

    static List<Sample> of(Map<String, Person> people, Instant now) {
        return new ModerationSamples(people, now).all();
    }

    private List<Sample> all() {
        var open = report("<rude>", Optional.empty());
        var by = people.get("ada");
        var decided = report("", Optional.of(new Decided("upheld", true, Optional.of("here"), "<b>", by, now)));
        var muted = List.of(new Muted(people.get("kofi"), MuteSpan.END.until(now), by, "<i>"));
        var discussion = new Kept(2, "discussion", COUNCIL, "@ada, @chen", 2, 120, true, now);
        var pair = new Kept(3, "pair", Bilingual.NONE, "@ada, @chen", 2, 1, false, now);
        var error = Optional.of("moderation.error.reason");
        return List.of(
                new Sample("message-report", "moderation/report", form(false, Optional.of("moderation.error.kind"))),
                new Sample("message-report-open", "moderation/report", form(true, Optional.empty())),
                staff("messages", "moderation/queue", new QueuePage(true, List.of(open), muted, OptionalLong.of(1))),
                staff(
                        "messages-none",
                        "moderation/queue",
                        new QueuePage(false, List.of(), List.of(), OptionalLong.empty())),
                staff("messages-look", "moderation/look", new LookPage(open, context(), true, "<b>", error)),
                staff(
                        "messages-decided",
                        "moderation/look",
                        new LookPage(decided, context(), false, "", Optional.empty())),
                staff(
                        "discussions",
                        "moderation/discussions",
                        new KeptPage(List.of(discussion), "<q>", OptionalLong.of(2))),
                staff("discussions-none", "moderation/discussions", new KeptPage(List.of(), "", OptionalLong.empty())),
                staff(
                        "export",
                        "moderation/export",
                        new ExportPage(pair, "<b>", Optional.of("moderation.error.export"))),
                staff("record", "moderation/record", new RecordPage(discussion, "<b>", "http://localhost", List.of())));
    }

    private static Sample staff(String name, String template, Record model) {
        return new Sample("moderation-" + name, template, model).forReader("ada");
    }

    private static List<Attachment> files() {
        return List.of(
                new Attachment(1, "0", "Map.png", "Map.png", FileKind.PICTURE, 2_048, 640, 480),
                new Attachment(2, "1", "讲稿.txt", "x.txt", FileKind.OTHER, 2_048, 0, 0));
    }

    private ReportForm form(boolean open, Optional<String> error) {
        return new ReportForm(2, 7, people.get("kofi"), "<p>Rude.</p>", files(), now, "r", "spam", "<b>", open, error);
    }

    private MessageReport report(String words, Optional<Decided> decision) {
        return new MessageReport(
                1,
                new Place(2, 7, decision.isPresent() ? Bilingual.NONE : COUNCIL),
                people.get("kofi"),
                "<p>Rude.</p>",
                people.get("farah"),
                "rude",
                words,
                now,
                decision);
    }

    private List<Said> context() {
        return List.of(
                new Said(6, people.get("lin"), "<p>请坐。</p>", List.of(), now.minusSeconds(90), false, false),
                new Said(7, people.get("kofi"), "<p>Rude.</p>", files(), now.minusSeconds(60), false, true),
                new Said(8, people.get("farah"), "", List.of(), now, true, false));
    }
}
