package io.placard.site.roster;

import java.security.SecureRandom;

/** Passwords that are printed and typed once: random, and of letters that nobody takes for others. */
final class FirstPassword {

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 3;

    private final SecureRandom random = new SecureRandom();

    /** One of 59 bits, such as {@code kfm-7tx-pqd-w4h}. */
    String next() {
        var password = new StringBuilder();
        for (var letter = 0; letter < GROUPS * GROUP; letter++) {
            if (letter > 0 && letter % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
