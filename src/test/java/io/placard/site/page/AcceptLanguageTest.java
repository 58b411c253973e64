package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which language a browser asks for. */
class AcceptLanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zh-CN,zh;q=0.9,en;q=0.8 | ZH",
                "zh-TW | ZH",
                "zh-Hans-CN | ZH",
                "ZH | ZH",
                "en-US,en;q=0.9,zh-CN;q=0.8 | EN",
                "zh;q=0.5,en;q=0.9 | EN",
                "fr-FR,fr;q=0.9,zh;q=0.5,en;q=0.4 | ZH",
                "fr-FR,de | EN",
                "zha | EN",
                "* | EN",
                "'' | EN",
                "zh;q=x | EN",
                ",;=%00 | EN",
            })
    void the_first_language_that_we_speak_is_spoken(String header, Language language) {
        assertEquals(language, AcceptLanguage.best(header));
    }

    @Test
    void a_language_with_no_weight_is_not_wanted() {
        assertEquals(Language.EN, AcceptLanguage.best("zh;q=0, fr"));
    }

    @Test
    void a_browser_that_asks_for_nothing_gets_english() {
        assertEquals(Language.EN, AcceptLanguage.best(null));
    }

    @Test
    void a_header_without_end_is_read_and_not_a_fault() {
        assertEquals(Language.EN, AcceptLanguage.best("x,".repeat(4_000) + "fr"));
    }
}
