package io.placard.site.page;

import gg.jte.Content;
import java.lang.Character.UnicodeScript;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every template knows of one request; the page's own content is a record beside it.
 *
 * @param moment from which all relative times of the page are told
 */
public record Page(
        Layout layout, Conference conference, Visit visit, Moment moment, Optional<SignedIn> signedIn, Board board) {

    /** A page without announcements. */
    public Page(Layout layout, Conference conference, Visit visit, Instant now, Optional<SignedIn> signedIn) {
        this(layout, conference, visit, new Moment(now), signedIn, Board.NONE);
    }

    /** A page for nobody in particular, without forms and scripts: for errors, drawn ahead of need. */
    public static Page bare(Layout layout, Conference conference, Language language, Instant now) {
        return new Page(layout, conference, new Visit(language, "/", "", ""), now, Optional.empty());
    }

    public Instant now() {
        return moment.now();
    }

    public Language language() {
        return visit.language();
    }

    /** The language the reader could switch to. */
    public Language otherLanguage() {
        return language() == Language.EN ? Language.ZH : Language.EN;
    }

    public Optional<Reader> reader() {
        return signedIn.map(SignedIn::reader);
    }

    public boolean may(Permission permission) {
        return reader().filter(known -> known.may(permission)).isPresent();
    }

    public boolean hasForms() {
        return !visit.csrf().isEmpty();
    }

    public boolean hasScripts() {
        return !visit.nonce().isEmpty();
    }

    /** The words under this key, in the page's language. */
    public String t(String key, Object... arguments) {
        return layout.messages().text(language(), key, arguments);
    }

    /** Words as they stand in the query of an address. */
    public String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    /** The words under this key, cut at its arguments so that a template can draw those as elements. */
    public List<Messages.Piece> pieces(String key) {
        return layout.messages().pieces(language(), key);
    }

    /** A plural's form for one, with {@code {n}} in place of the number, for a count that the browser keeps. */
    public String one(String key) {
        return t(key, 1).replace("1", "{n}");
    }

    /** A plural's form for many, with {@code {n}} in place of the number. */
    public String many(String key) {
        return t(key, 2).replace("2", "{n}");
    }

    /** The language of words whose language nobody noted, for a {@code lang} attribute; null when it is the page's own. */
    public String langOf(String words) {
        var han = words.codePoints()
                .filter(letter -> UnicodeScript.of(letter) == UnicodeScript.HAN)
                .count();
        var latin = words.codePoints()
                .filter(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)
                .count();
        // a Chinese character says as much as four letters
        var spoken = han * 4 >= latin && han > 0 ? Language.ZH : Language.EN;
        return spoken == language() || han + latin == 0 ? null : spoken.tag();
    }

    /** The zone in which times are told: the reader's own, or the conference's. */
    public ZoneId zone() {
        return signedIn.flatMap(SignedIn::zone).orElse(conference.zone());
    }

    /** What the zone of the page's times is called. */
    public String zoneName() {
        return layout.times().zone(language(), zone());
    }

    public String conferenceName() {
        return conference.name(language());
    }

    /** When and where the conference is, as far as anybody has said; empty: nobody has. */
    public String whenAndWhere() {
        var identity = conference.identity();
        var days = identity.days().map(span -> layout.times().span(language(), span.begins(), span.ends()));
        return Stream.of(days.orElse(""), identity.place().words(language()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /** What somebody is called: by their nickname, or as a former member in the reader's language. */
    public String name(String nickname) {
        return Person.isFormer(nickname) ? t("page.former-member") : nickname;
    }

    /** The same. */
    public String name(Person person) {
        return name(person.nickname());
    }

    /** A person's role in words. */
    public String role(Role role) {
        return t("page.role." + role.word());
    }

    /** How long ago, or the day and time when that is more than a day. */
    public String when(Instant at) {
        moment.holdsUntil(Times.turns(at, now()));
        return layout.times().when(language(), at, now(), zone()).orElseGet(() -> t("page.just-now"));
    }

    /** Day, date, time and zone. */
    public String fullTime(Instant at) {
        return layout.times().full(language(), at, zone());
    }

    /** The time of day. */
    public String clock(Instant at) {
        return layout.times().clock(language(), at, zone());
    }

    /** Day, date and year. */
    public String day(Instant at) {
        return layout.times().day(language(), at, zone());
    }

    /** The date as machines write it. */
    public String date(Instant at) {
        return at.atZone(zone()).toLocalDate().toString();
    }

    /** The time of day today; before that the date. */
    public String brief(Instant at) {
        return date(at).equals(date(now())) ? clock(at) : layout.times().date(language(), at, zone());
    }

    /** The story's time at a real moment, in words; empty where the clock did not run. */
    public Optional<String> fictional(Instant at) {
        return conference.clock().at(at).map(story -> layout.times().fictional(language(), story));
    }

    /** A time of the story in words. */
    public String story(LocalDateTime story) {
        return layout.times().fictional(language(), story);
    }

    /** What the simulated clock does now. */
    public FictionalTime.Phase clockPhase() {
        return conference.clock().phase(now());
    }

    /** Today's date as it stands under the masthead. */
    public String today() {
        return layout.times().day(language(), now(), conference.zone());
    }

    /** Links to the styles and scripts. */
    public Content scripts() {
        return layout.stencils().draw("page/scripts", this);
    }

    /** What stands below the content. */
    public Content foot() {
        return layout.stencils().draw("page/foot", this);
    }

    public String asset(String path) {
        return layout.assets().url(path);
    }

    public String importMap() {
        return layout.importMap();
    }

    /** The modules the page will want, so that the browser fetches them at once and not one after the other. */
    public List<String> modules() {
        return layout.modules();
    }

    /** Those that the page of conversations wants besides. */
    public List<String> chatModules() {
        return layout.chat();
    }

    public String version() {
        return layout.version();
    }

    /** The topics and their sequence numbers as JSON; their names need no escapes. */
    public String topics() {
        return signedIn.map(SignedIn::topics).orElse(Map.of()).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(topic -> "\"%s\":%d".formatted(topic.getKey(), topic.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
