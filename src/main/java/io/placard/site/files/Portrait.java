package io.placard.site.files;

import java.util.List;
import java.util.Map;

/** What became of a file that is to be the picture of a person. */
public sealed interface Portrait {

    /** The sides of the drawings, in pixels. */
    List<Integer> SIZES = List.of(64, 128, 256);

    /** The most bytes that it may have. */
    long MOST_BYTES = 16 << 20;

    /**
     * Square, and without anything that is no picture.
     *
     * @param name told by its content, 32 hexadecimal digits
     * @param jpegs by the length of their side, each of {@link #SIZES}
     */
    record Drawn(String name, Map<Integer, byte[]> jpegs) implements Portrait {}

    /**
     * It is none.
     *
     * @param why the last word of a message key
     */
    record Refused(String why) implements Portrait {}
}
