/**
 * Reports of messages by those who read them, what staff decide on them, who may write nowhere, and conversations taken out
 * for the record. Owns {@code message_report}. One person has one open report of one message; the first decision holds; what
 * was reported is kept as it stood. Staff read around a reported message because it was reported, and that is noted.
 */
package io.placard.site.moderation;
