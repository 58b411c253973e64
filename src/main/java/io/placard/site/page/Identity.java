package io.placard.site.page;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What tells a conference from others besides its name.
 *
 * @param accent empty: Placard's own blue
 * @param logo empty: Placard's own mark
 * @param days empty: nobody has said when
 * @param contact an address for mail; empty: none
 */
public record Identity(
        Optional<Accent> accent, Optional<Logo> logo, Optional<Days> days, Bilingual place, String contact) {

    /** Of a conference that has only a name. */
    public static final Identity NONE =
            new Identity(Optional.empty(), Optional.empty(), Optional.empty(), Bilingual.NONE, "");

    /** From one day to another, both included. */
    public record Days(LocalDate begins, LocalDate ends) {}

    /** Of the browser's own bars by day. */
    public String dayColour() {
        return "#" + accent.map(chosen -> chosen.colour().hex()).orElse("173f7d");
    }

    /** Of the browser's own bars by night. */
    public String nightColour() {
        return "#" + accent.map(chosen -> chosen.band().hex()).orElse("0e1f3d");
    }
}
