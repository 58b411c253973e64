package io.placard.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Laws of ranges, CSRF tokens and redaction. */
class RequestLawsTest {

    private final Csrf csrf = new Csrf(new Secrets(new SecureRandom()));

    @Property
    void a_part_lies_within_the_body(@ForAll String header, @ForAll @IntRange(min = 1, max = 10_000) int length) {
        assertWithin(ByteRange.parse(header, length), length);
        assertWithin(ByteRange.parse("bytes=" + header, length), length);
    }

    @Property
    void a_range_within_the_body_is_that_part(
            @ForAll @IntRange(max = 5_000) int first, @ForAll @IntRange(min = 1, max = 5_000) int count) {
        var last = first + count - 1;
        assertEquals(new ByteRange.Part(first, last), ByteRange.parse("bytes=" + first + "-" + last, last + 1));
        assertEquals(new ByteRange.Part(first, last), ByteRange.parse("bytes=" + first + "-", last + 1));
        assertEquals(new ByteRange.Part(first, last), ByteRange.parse("bytes=-" + count, last + 1));
    }

    @Property
    void a_range_behind_the_end_is_unsatisfiable(
            @ForAll @IntRange(max = 5_000) int length, @ForAll @IntRange(max = 5_000) int beyond) {
        assertEquals(new ByteRange.Unsatisfiable(), ByteRange.parse("bytes=" + (length + beyond) + "-", length));
    }

    @Property
    void a_token_fits_the_secret_that_it_was_made_for_and_no_other(@ForAll String mine, @ForAll String other) {
        var token = csrf.token(mine + "x");
        assertTrue(csrf.matches(mine + "x", token));
        assertEquals(mine.equals(other), csrf.matches(other + "x", token));
    }

    @Property
    void a_token_is_spelt_anew_each_time(@ForAll String secret) {
        assertNotEquals(csrf.token(secret + "x"), csrf.token(secret + "x"));
    }

    @Property
    void any_text_may_be_offered_as_a_token(@ForAll String token) {
        assertFalse(csrf.matches("secret", token));
    }

    @Property
    void a_token_with_one_character_changed_fits_nothing(@ForAll @IntRange(max = 41) int place) {
        var token = csrf.token("secret");
        var other = token.charAt(place) == 'A' ? 'B' : 'A';
        assertFalse(csrf.matches("secret", token.substring(0, place) + other + token.substring(place + 1)));
    }

    @Property
    void no_secret_of_an_address_survives_redaction(
            @ForAll @AlphaChars @StringLength(min = 8, max = 40) String secret, @ForAll @AlphaChars String rest) {
        var kept = "SECRET-" + secret;
        for (var name : new String[] {"session_key", "SESSION_KEY", "token", "key", "password"}) {
            assertFalse(Redaction.of("/" + rest + "?" + name + "=" + kept).contains(kept));
            assertFalse(Redaction.of("/" + rest + "?a=b&" + name + "=" + kept + "&" + rest)
                    .contains(kept));
        }
        assertFalse(Redaction.of("/first-account/" + kept).contains(kept));
        assertFalse(
                Redaction.of("http://host/first-account/" + kept + "?" + rest).contains(kept));
    }

    @Property
    void redaction_changes_nothing_twice(@ForAll String address) {
        var once = Redaction.of(address);
        assertEquals(once, Redaction.of(once));
    }

    private static void assertWithin(ByteRange range, int length) {
        if (range instanceof ByteRange.Part part) {
            assertTrue(0 <= part.first() && part.first() <= part.last() && part.last() < length, part::toString);
        }
    }
}
