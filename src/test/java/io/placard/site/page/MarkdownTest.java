package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    /** What would act, if it were an element or an attribute: as escaped text it may stand. */
    private static final Pattern ACTS = Pattern.compile(
            "<(?!/?(p|br|hr|blockquote|pre|code|em|strong|ul|ol|li|h[2-6]|table|thead|tbody|tr|t[hd]|a|img)\\b)"
                    + "|<[^>]*\\s(on\\w+|style|class|id|srcset|formaction)\\s*="
                    + "|<[^>]*(href|src)=\"(?!https?:|mailto:|/|#)",
            Pattern.CASE_INSENSITIVE);

    private final Markdown markdown = new Markdown();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg onload=alert(1)><circle/></svg>",
                "<iframe src='https://example.org'></iframe>",
                "<style>body{display:none}</style>",
                "<p style='position:fixed;inset:0'>x</p>",
                "<a href='javascript:alert(1)'>x</a>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](java&#x0A;script:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
                "![x](https://example.org/pixel.png)",
                "![x](/m/../sign-out\" onerror=\"alert(1))",
                "<javascript:alert(1)>",
                "[x](https://example.org/\" onmouseover=\"alert(1))",
                "<form action=/sign-out method=post><button>x</button></form>",
                "<math><mtext></p><style><img src=x onerror=alert(1)>",
                "```\n</code></pre><script>alert(1)</script>\n```",
                "| <script>x</script> |\n|---|\n| <b onclick=x>y</b> |",
                "<base href=https://example.org/>",
                "<meta http-equiv=refresh content=0>"
            })
    void nothing_that_people_write_can_act(String hostile) {
        var html = markdown.html(hostile);
        assertFalse(ACTS.matcher(html).find(), html);
    }

    @Test
    void a_strangers_picture_is_not_fetched_but_one_of_ours_is() {
        assertFalse(markdown.html("![x](https://example.org/pixel.png)").contains("src="));
        assertTrue(markdown.html("![x](/m/7/map.png)").contains("src=\"/m/7/map.png\""));
    }

    @Test
    void links_are_made_and_give_nothing_away() {
        var html = markdown.html("See https://example.org/a and [this](https://example.org/b).");
        assertEquals(2, html.split("rel=\"nofollow noopener\"", -1).length - 1, html);
    }

    @Test
    void headings_begin_under_the_title_of_the_page() {
        assertEquals("<h2>A</h2>\n<h4>B</h4>\n", markdown.html("# A\n\n### B"));
        assertEquals("<h2>B</h2>\n", markdown.html("###### B"));
    }

    @Test
    void tables_and_lists_are_kept() {
        assertTrue(markdown.html("| a | b |\n|---|---|\n| 1 | 2 |").contains("<td>1</td>"));
        assertTrue(markdown.html("- a\n- b").contains("<li>a</li>"));
    }

    @Test
    void an_excerpt_is_plain_and_ends_at_a_word() {
        assertEquals("One two…", markdown.excerpt("**One** two, three", 10));
        assertEquals("One two", markdown.excerpt("*One*\n\ntwo", 10));
    }

    @Test
    void a_chinese_character_takes_two_columns_of_an_excerpt() {
        assertEquals("安全理事会…", markdown.excerpt("安全理事会今日复会", 11));
        assertEquals("第一段。第二段。", markdown.excerpt("第一段。\n\n第二段。", 40));
    }

    @Test
    void a_picture_keeps_its_place_while_it_loads_and_has_a_smaller_copy() {
        var address = "/m/" + "a".repeat(64) + "/hall-1600x1200.jpg";
        var html = markdown.html("![The hall](" + address + ")");
        assertTrue(html.contains("width=\"1600\" height=\"1200\""), html);
        assertTrue(html.contains("/w960/hall-1600x1200.jpg 960w"), html);
        assertTrue(html.contains("loading=\"lazy\""), html);
        assertTrue(markdown.html("![x](/m/" + "a".repeat(64) + "/x-99999999x1.jpg)")
                .contains("<img"));
    }
}
