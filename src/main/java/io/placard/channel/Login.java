package io.placard.channel;

/**
 * Who is at the other end: an account, signed in.
 *
 * @param account the account's number
 * @param epoch the account's epoch at sign-in; a password change raises it, which ends every earlier login
 * @param session names the login session; a hash, so it may be logged and opens nothing
 */
public record Login(long account, int epoch, String session) {}
