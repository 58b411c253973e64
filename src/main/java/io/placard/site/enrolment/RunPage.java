package io.placard.site.enrolment;

/** How far the passwords of a list are. */
public record RunPage(int done, int all) {}
