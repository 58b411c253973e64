/**
 * Personal access tokens: made, listed and revoked by their owners, and found for each call of a program. Owns {@code
 * api_token}; a token is shown once and kept as its SHA-256 hash. It ends by its date, by revocation, and with its
 * account's epoch: by a change of the password or a deactivation.
 */
package io.placard.site.tokens;
