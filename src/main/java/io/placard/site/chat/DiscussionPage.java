package io.placard.site.chat;

/**
 * The form that makes a discussion.
 *
 * @param ref unique to this drawing of the form: posted twice, made once
 */
public record DiscussionPage(RulesForm rules, InvitationForm invited, String ref) {}
