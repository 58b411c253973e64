package io.placard.site.publication;

import java.time.Instant;
import java.util.Optional;

/**
 * Where an article stands.
 *
 * @param state {@code pending}, {@code rejected}, {@code scheduled}, {@code verified}, {@code withdrawn}
 * @param publishAt when a scheduled one appears
 */
public record Standing(String state, Optional<Instant> publishAt, boolean pinned) {

    public boolean scheduled() {
        return state.equals("scheduled");
    }

    public boolean published() {
        return state.equals("verified");
    }

    public boolean withdrawn() {
        return state.equals("withdrawn");
    }

    /** Whether somebody accepted it, so that it can be published. */
    public boolean accepted() {
        return scheduled() || published() || withdrawn();
    }
}
