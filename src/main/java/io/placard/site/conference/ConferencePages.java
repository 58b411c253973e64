package io.placard.site.conference;

import io.placard.channel.Upload;
import io.placard.site.conference.ConferencePage.Fault;
import io.placard.site.conference.ConferenceStore.Settings;
import io.placard.site.conference.Configuring.Outcome;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.Zones;
import java.util.List;
import java.util.Map;

/** The settings of the conference, for staff. */
public final class ConferencePages {

    private static final String PATH = "/admin/conference/";
    private static final List<String> SAID = List.of("saved", "logo", "logo-dropped");
    static final long MOST_BYTES = 2 << 20;

    private final Desk desk;
    private final Conferences parts;
    private final Zones zones = new Zones();

    ConferencePages(Desk desk, Conferences parts) {
        this.desk = desk;
        this.parts = parts;
    }

    /** GET /admin/conference/ */
    public void settings(Request request) {
        show(request, 200, Map.of());
    }

    /** POST /admin/conference */
    public void save(Request request) {
        var form = ConferenceForm.of(request);
        var version = (int) request.number(request.form("version")).orElse(0);
        var faults = Faults.of(form, zones);
        if (!faults.isEmpty()) {
            again(request, 422, form, version, faults);
        } else if (!parts.limit().admits(request.account())) {
            again(request, 429, form, version, Map.of("act", Fault.of("conference.error.too-often")));
        } else {
            switch (parts.configuring().change(request.account(), version, form)) {
                case DONE -> desk.redirect(request, PATH + "?said=saved");
                case STALE -> overtaken(request, form);
                case NOT_FOUND -> desk.error(request, 404);
            }
        }
    }

    /** POST /admin/conference/logo: asked when a picture is about to come, and again when it has. */
    public void logo(Request request) {
        var upload = Upload.of(request.routing());
        if (upload.isEmpty()) {
            refuse(request, 422, "conference.error.logo-none");
        } else if (upload.get().arrived().isPresent()) {
            keep(request, upload.get().arrived().get());
        } else if (!parts.limit().admits(request.account())) {
            refuse(request, 429, "conference.error.too-often");
        } else {
            upload.get().admit(MOST_BYTES);
        }
    }

    /** POST /admin/conference/logo/removal */
    public void dropLogo(Request request) {
        answer(request, parts.configuring().dropLogo(request.account()), "logo-dropped");
    }

    private void keep(Request request, Upload.Arrived arrived) {
        if (arrived.size() == 0) {
            refuse(request, 422, "conference.error.logo-none");
            return;
        }
        var emblem = parts.files().emblem(arrived);
        if (emblem.isEmpty()) {
            refuse(request, 422, "conference.error.logo");
        } else {
            answer(request, parts.configuring().setLogo(request.account(), emblem.get()), "logo");
        }
    }

    private void answer(Request request, Outcome outcome, String said) {
        if (outcome == Outcome.DONE) {
            desk.redirect(request, PATH + "?said=" + said);
        } else {
            desk.error(request, 404);
        }
    }

    private void refuse(Request request, int status, String key) {
        show(request, status, Map.of("logo", Fault.of(key)));
    }

    private void show(Request request, int status, Map<String, Fault> faults) {
        parts.store()
                .find(request.account())
                .ifPresentOrElse(
                        known -> draw(request, status, known, known.form(), faults), () -> desk.error(request, 404));
    }

    private void again(Request request, int status, ConferenceForm typed, int version, Map<String, Fault> faults) {
        parts.store()
                .find(request.account())
                .ifPresentOrElse(
                        known -> draw(request, status, new Settings(version, typed, known.logo()), typed, faults),
                        () -> desk.error(request, 404));
    }

    /** What was typed stays, and may be saved over what stands there now. */
    private void overtaken(Request request, ConferenceForm typed) {
        var now = parts.store().find(request.account()).map(Settings::version).orElse(0);
        again(request, 409, typed, now, Map.of("act", Fault.of("conference.error.stale")));
    }

    private void draw(Request request, int status, Settings known, ConferenceForm form, Map<String, Fault> faults) {
        var page = request.page();
        var said = request.query("said").filter(SAID::contains).map(what -> "conference.said." + what);
        desk.show(
                request,
                status,
                "conference/settings",
                new ConferencePage(
                        known.version(),
                        form,
                        known.logo(),
                        zones.choices(page.language(), page.now()),
                        faults,
                        said.filter(words -> status == 200).orElse("")));
    }
}
