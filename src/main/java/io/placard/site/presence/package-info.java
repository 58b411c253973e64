/**
 * Who is there: online, away, or when last seen. The gateway knows it, in Redis; here is who may know it of whom. Owns
 * {@code presence_hidden} and the topics {@code presence:ID}, none of whose events is kept.
 *
 * <p>Invariants: one is shown only to who shares a conversation with one, never across a block, and never where either of the
 * two hides; nothing of it but that wish is in PostgreSQL; where nobody follows somebody, their coming and going is no work.
 */
package io.placard.site.presence;
