/**
 * Conversations of two and of many. Owns {@code conversation}, {@code conversation_member}, {@code message},
 * {@code message_version}, {@code message_file}, {@code message_reaction}, {@code message_word}, {@code chat_behind},
 * {@code chat_block}, {@code chat_mute} and the topics {@code chat:ID}.
 *
 * <p>Invariants: a conversation's messages are numbered without a gap in the order of their commits; who may write is
 * decided under the lock of its row; a message is written once for each {@code ref} of its author, however often it is sent;
 * what is found, told and counted is derived from the database a moment behind it, so a generation may end in between.
 */
package io.placard.site.chat;
