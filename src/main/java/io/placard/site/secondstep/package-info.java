/**
 * The second step of signing in: a code from the owner's telephone (RFC 6238), or one of the recovery codes. Owns
 * {@code second_step} and {@code recovery_code}. A code is taken once, whichever instance it comes to.
 */
package io.placard.site.secondstep;
