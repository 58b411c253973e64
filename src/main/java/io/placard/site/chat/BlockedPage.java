package io.placard.site.chat;

import java.util.List;

/** Whom the reader has blocked. */
public record BlockedPage(List<Blocked> people, boolean done) {}
