package io.placard.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.site.articles.ArticlePage;
import io.placard.site.articles.ArticleParts;
import io.placard.site.articles.ArticleStory;
import io.placard.site.articles.FrontPage;
import io.placard.site.articles.HomePage;
import io.placard.site.notices.NoticesPage;
import io.placard.site.notices.NoticesRead;
import io.placard.site.page.Language;
import io.placard.site.page.Layout;
import io.placard.site.page.Messages;
import io.placard.site.page.Page;
import io.placard.site.page.Part;
import io.placard.site.page.Reader;
import io.placard.site.page.SignedIn;
import io.placard.site.page.Templates;
import io.placard.site.page.Times;
import io.placard.site.page.Visit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Draws every page in both languages, and leaves them in {@code target/preview} to be looked at. */
class PagesTest {
    private static final Path WEBROOT = Path.of("src/main/resources/webroot");
    private static final Path PREVIEW = Path.of("target/preview");

    private final ClassLoader loader = PagesTest.class.getClassLoader();
    private final Templates templates = new Templates(loader);
    private final Layout layout = new Layout(
            new Messages(loader, Messages.FEATURES), new Times(), path -> "/static/" + path, templates, "0.1.0");
    private final Samples samples = new Samples();

    PagesTest() throws IOException {}

    @Test
    void every_page_is_drawn_in_both_languages() throws IOException {
        for (var language : Language.values()) {
            for (var sample : samples.all()) {
                var html = draw(sample, language);
                assertTrue(html.contains("<html lang=\"" + language.tag()), sample.name());
                assertFalse(html.contains("??"), sample.name());
                keep(sample.name(), language, html);
            }
        }
        copy(WEBROOT, PREVIEW.resolve("static"));
    }

    @Test
    void no_page_carries_inline_styles_or_handlers_which_the_security_policy_forbids() {
        var forbidden = Pattern.compile("<style|\\sstyle=|\\son[a-z]+=|javascript:");
        for (var language : Language.values()) {
            for (var sample : samples.all()) {
                var found = forbidden.matcher(draw(sample, language));
                assertFalse(found.find(), () -> sample.name() + ": " + found.group());
            }
        }
    }

    @Test
    void an_id_stands_once_on_a_page() {
        for (var sample : samples.all()) {
            var seen = new java.util.HashSet<String>();
            Pattern.compile(" id=\"([^\"]+)\"")
                    .matcher(draw(sample, Language.EN))
                    .results()
                    .forEach(id -> assertTrue(seen.add(id.group(1)), sample.name() + " " + id.group(1)));
        }
    }

    @Test
    void a_guest_is_given_no_session_key_and_no_topics() {
        var sample = samples.all().getFirst();
        assertTrue(draw(sample, Language.EN).contains("session-key"));
        var forGuest = draw(sample.forGuest(), Language.EN);
        assertFalse(forGuest.contains("session-key"));
        assertFalse(forGuest.contains("name=\"topics\""));
    }

    @Test
    void the_page_kept_ready_for_errors_has_no_forms_and_no_scripts() {
        for (var language : Language.values()) {
            var page = Page.bare(layout, Samples.CONFERENCE, language, Samples.NOW);
            var html = text(templates.render("errors/error", page, io.placard.site.page.ErrorPage.of(503)));
            assertFalse(html.contains("<form"));
            assertFalse(html.contains("<script"));
        }
    }

    @Test
    void what_people_write_is_escaped() {
        var person = new io.placard.site.page.Person(1, "eve", "<b>Eve</b>", io.placard.site.page.Role.DELEGATE);
        var model = new io.placard.site.accounts.ProfilePage(
                person, "<script>", "<script>", false, Samples.list(java.util.List.of()));
        var html = text(templates.render("accounts/profile", page(Language.EN, Optional.of("farah")), model));
        assertFalse(html.contains("<b>Eve</b>"));
        assertFalse(html.contains("<script>"));
    }

    @Test
    void every_module_is_in_the_import_map() throws IOException {
        try (var files = Files.list(WEBROOT.resolve("js"))) {
            for (var file : files.toList()) {
                var line = "\"/static/js/%s\":".formatted(file.getFileName());
                assertTrue(page(Language.EN, Optional.empty()).importMap().contains(line), line);
            }
        }
        var drawn = page(Language.EN, Optional.empty());
        for (var module : Stream.concat(drawn.modules().stream(), drawn.chatModules().stream())
                .toList()) {
            assertTrue(Files.exists(WEBROOT.resolve(module.substring("/static/".length()))), module);
        }
    }

    @Test
    void topics_are_json_in_a_steady_order() {
        assertEquals(
                "{\"conference\":120,\"user:5\":17}",
                page(Language.EN, Optional.of("farah")).topics().replaceAll("user:\\d+", "user:5"));
    }

    private String draw(Samples.Sample sample, Language language) {
        var page = page(language, sample.reader());
        return text(templates.render(sample.template(), page, whole(page, sample.model())));
    }

    private Page page(Language language, Optional<String> reader) {
        return new Page(
                layout,
                Samples.CONFERENCE,
                new Visit(language, "/", "token", "nonce"),
                Samples.NOW,
                reader.map(samples::person)
                        .map(person -> new SignedIn(
                                new Reader(
                                        person.id(),
                                        person.username(),
                                        person.nickname(),
                                        person.role(),
                                        person.picture(),
                                        2,
                                        3),
                                "key",
                                Map.of("user:" + person.id(), 17L, "conference", 120L))));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static void keep(String name, Language language, String html) throws IOException {
        var folder = Files.createDirectories(PREVIEW.resolve(language.tag()));
        Files.writeString(folder.resolve(name + ".html"), html);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** What a page that is put together from drawn parts takes. */
    private Record whole(Page page, Record model) {
        return switch (model) {
            case FrontPage front -> new HomePage(new Part(templates.render("articles/front", page, front)));
            case NoticesPage list ->
                new NoticesRead(list.filter(), new Part(templates.render("notices/list", page, list)));
            case ArticleStory story ->
                new ArticlePage(
                        new ArticleParts(
                                story.id(),
                                story.author().id(),
                                true,
                                story.title(),
                                new Part(templates.render("articles/story", page, story)),
                                new Part(templates.render("articles/thread", page, story))),
                        story.form(),
                        Part.NONE);
            default -> model;
        };
    }
}
