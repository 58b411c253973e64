package io.placard.site.roster;

/** What is handed to somebody so that they can sign in for the first time. */
public record Slip(String username, String nickname, String password) {}
