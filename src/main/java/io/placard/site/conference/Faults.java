package io.placard.site.conference;

import io.placard.site.conference.ConferencePage.Fault;
import io.placard.site.page.Accent;
import io.placard.site.page.Zones;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong with a form, by its fields. */
final class Faults {

    private static final int LONGEST_LINE = 120;
    private static final int LONGEST_CONTACT = 200;
    private static final int LONGEST_HOME = 4_000;
    private static final int MOST_DAYS = 366;
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"(),:;\\\\?&%#/]+@[^\\s@<>\"(),:;\\\\?&%#/]+");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final ConferenceForm form;
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private Faults(ConferenceForm form) {
        this.form = form;
    }

    static Map<String, Fault> of(ConferenceForm form, Zones zones) {
        var faults = new Faults(form);
        faults.name("name-english", form.name().english());
        faults.name("name-chinese", form.name().chinese());
        faults.line("place-english", form.place().english());
        faults.line("place-chinese", form.place().chinese());
        faults.days();
        faults.check("zone", zones.of(form.zone()).isPresent(), "conference.error.zone");
        faults.accent();
        var contact = form.contact();
        var mail = contact.isEmpty()
                || contact.length() <= LONGEST_CONTACT && MAIL.matcher(contact).matches();
        faults.check("contact", mail && !CONTROL.matcher(contact).find(), "conference.error.contact");
        faults.home("home-english", form.home().english());
        faults.home("home-chinese", form.home().chinese());
        return faults.faults;
    }

    /** The day that a field says; empty: none. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private void name(String field, String text) {
        check(field, !text.isEmpty(), "conference.error.name");
        line(field, text);
    }

    private void line(String field, String text) {
        var fits = text.length() <= LONGEST_LINE && !CONTROL.matcher(text).find();
        check(field, fits, "conference.error.line");
    }

    private void home(String field, String text) {
        check(field, text.length() <= LONGEST_HOME && text.indexOf('\0') < 0, "conference.error.home");
    }

    private void days() {
        if (form.begins().isEmpty() && form.ends().isEmpty()) {
            return;
        }
        var begins = day(form.begins());
        var ends = day(form.ends());
        check("begins", begins.isPresent(), "conference.error.day");
        check("ends", ends.isPresent(), "conference.error.day");
        if (begins.isPresent() && ends.isPresent()) {
            var fits = !ends.get().isBefore(begins.get())
                    && !ends.get().isAfter(begins.get().plusDays(MOST_DAYS))
                    && begins.get().getYear() >= 2000
                    && ends.get().getYear() < 3000;
            check("ends", fits, "conference.error.days");
        }
    }

    private void accent() {
        if (form.accent().isEmpty()) {
            return;
        }
        var accent = Accent.of(form.accent());
        check("accent", accent.isPresent(), "conference.error.accent");
        accent.filter(chosen -> !chosen.readable())
                .ifPresent(chosen -> faults.put(
                        "accent",
                        new Fault("conference.error.accent-contrast", ratio(chosen.byDay()), ratio(chosen.byNight()))));
    }

    /** One digit behind the point, cut and not rounded: 4.46 is not 4.5. */
    static String ratio(double contrast) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(contrast * 10) / 10);
    }

    private void check(String field, boolean fits, String key) {
        if (!fits) {
            faults.putIfAbsent(field, new Fault(key, "", ""));
        }
    }
}
