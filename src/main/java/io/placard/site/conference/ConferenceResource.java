package io.placard.site.conference;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Fields;
import io.placard.site.api.Problem.Kind;
import io.placard.site.conference.ConferenceStore.Settings;
import io.placard.site.files.Files;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Logo;
import io.placard.site.page.Zones;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Optional;

/** The settings of the conference, for programs of staff. */
public final class ConferenceResource {

    private static final long HOUR_SECONDS = 3_600;
    private static final String TOO_OFTEN = "conference.error.too-often";

    private final Conferences parts;
    private final Files files;
    private final Zones zones = new Zones();

    ConferenceResource(Conferences parts) {
        this.parts = parts;
        this.files = parts.files();
    }

    /** GET /conference */
    public Answer settings(Call call) {
        return parts.store()
                .find(call.account())
                .map(known -> Answer.of(json(known), known.version()))
                .orElseGet(Answer::missing);
    }

    /** PATCH /conference: over the version that If-Match names. */
    public Answer change(Call call) {
        var found = parts.store().find(call.account());
        if (found.isEmpty()) {
            return Answer.missing();
        }
        var known = found.get();
        var unmatched = call.unmatched(known.version());
        if (unmatched.isPresent()) {
            return unmatched.get();
        }
        var fields = call.fields(known.form().fields().fieldNames().stream()
                .map(ConferenceResource::spelt)
                .toArray(String[]::new));
        var form = form(fields, known.form());
        if (fields.refusal().isEmpty()) {
            Faults.of(form, zones)
                    .forEach((field, fault) -> fields.wrong(spelt(field), fault.key(), fault.first(), fault.second()));
        }
        if (fields.refusal().isPresent()) {
            return fields.refusal().get();
        }
        if (!parts.limit().admits(call.account())) {
            return Answer.tooOften(TOO_OFTEN, HOUR_SECONDS);
        }
        return answer(call, parts.configuring().change(call.account(), known.version(), form));
    }

    /** POST /conference/logo: asked when a picture is about to come, and again when it has; the icon is made of it too. */
    public Optional<Answer> logo(Call call) {
        var upload = call.upload();
        if (upload.isEmpty()) {
            return Optional.of(Answer.refused(Kind.WRONG_TYPE, "conference.error.logo-none"));
        }
        var arrived = upload.get().arrived();
        if (arrived.isEmpty()) {
            if (!parts.limit().admits(call.account())) {
                return Optional.of(Answer.tooOften(TOO_OFTEN, HOUR_SECONDS));
            }
            upload.get().admit(ConferencePages.MOST_BYTES);
            return Optional.empty();
        }
        if (arrived.get().size() == 0) {
            return Optional.of(Answer.refused(Kind.UNFIT, "conference.error.logo-none"));
        }
        return Optional.of(files.emblem(arrived.get())
                .map(emblem -> answer(call, parts.configuring().setLogo(call.account(), emblem)))
                .orElseGet(() -> Answer.refused(Kind.UNFIT, "conference.error.logo")));
    }

    /** DELETE /conference/logo */
    public Answer dropLogo(Call call) {
        return switch (parts.configuring().dropLogo(call.account())) {
            case DONE -> Answer.done();
            case STALE -> Answer.stale();
            case NOT_FOUND -> Answer.missing();
        };
    }

    private Answer answer(Call call, Configuring.Outcome outcome) {
        return switch (outcome) {
            case DONE -> settings(call);
            case STALE -> Answer.stale();
            case NOT_FOUND -> Answer.missing();
        };
    }

    /** What is not given stays as it is. */
    private static ConferenceForm form(Fields fields, ConferenceForm known) {
        var accent = fields.text("accent", known.accent()).strip().toLowerCase(Locale.ROOT);
        return new ConferenceForm(
                both(fields, "name", known.name()),
                both(fields, "place", known.place()),
                line(fields, "begins", known.begins()),
                line(fields, "ends", known.ends()),
                line(fields, "zone", known.zone()),
                accent.startsWith("#") ? accent.substring(1) : accent,
                line(fields, "contact", known.contact()),
                both(fields, "home", known.home()));
    }

    private static Bilingual both(Fields fields, String name, Bilingual known) {
        return new Bilingual(
                line(fields, name + "_english", known.english()), line(fields, name + "_chinese", known.chinese()));
    }

    private static String line(Fields fields, String name, String known) {
        return fields.text(name, known).strip().replace("\r\n", "\n");
    }

    private static JsonObject json(Settings known) {
        var json = new JsonObject();
        known.form().fields().forEach(field -> json.put(spelt(field.getKey()), field.getValue()));
        return json.put("logo", known.logo().map(ConferenceResource::json).orElse(null));
    }

    private static JsonObject json(Logo logo) {
        return new JsonObject()
                .put("path", logo.path())
                .put("icon", logo.icon())
                .put("width", logo.width())
                .put("height", logo.height());
    }

    /** As the API spells names; the audit log, which has announcements with an end too, calls the last day {@code day-ends}. */
    private static String spelt(String field) {
        return field.equals("day-ends") ? "ends" : field.replace('-', '_');
    }
}
