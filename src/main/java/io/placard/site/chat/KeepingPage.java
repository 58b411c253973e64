package io.placard.site.chat;

/**
 * A discussion as those who keep it change it.
 *
 * @param done the key of what was just done; empty: nothing
 */
public record KeepingPage(Details details, RulesForm rules, InvitationForm invited, String done, int added) {}
