package io.placard.site.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names are spelt, so that they are found by what somebody types. */
class PinyinTest {

    @ParameterizedTest
    @CsvSource({
        "张伟, zhangwei, zw",
        "陈予安, chenyuan, cya",
        "Vera Lindqvist, veralindqvist, vl",
        "José Ñandú, josenandu, jn",
        "Ｋｏｆｉ, kofi, k",
        "安理会Vote 2, anlihuivote2, alhv2",
        "李 Lee, lilee, ll",
        "O'Brien-Smith, obriensmith, os",
        "😀, '', ''"
    })
    void a_name_is_spelt_in_plain_letters(String name, String whole, String initials) {
        assertEquals(new Pinyin(whole, initials), Pinyin.of(name));
    }

    @Test
    void what_is_typed_in_other_letters_is_no_spelling() {
        assertEquals("zhangwei", Pinyin.typed("Zhang Wei"));
        assertEquals("xian", Pinyin.typed("xi'an"));
        assertEquals("", Pinyin.typed("张"));
        assertEquals("", Pinyin.typed("%"));
    }
}
