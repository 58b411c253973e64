package io.placard.site.enrolment;

/**
 * Where a list is pasted or chosen.
 *
 * @param lines as typed
 * @param error a message key; empty: none
 */
public record EnrolmentPage(String lines, String error) {}
