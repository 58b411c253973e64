package io.placard.site.chat;

import io.placard.site.mentions.Written;
import java.util.List;
import java.util.OptionalLong;

/**
 * A message to be written.
 *
 * @param ref its author's name for it: sent twice, written once
 * @param excerpt its beginning in plain words
 * @param reply which message it answers
 * @param files uploads of its author's, in their order
 */
record NewMessage(
        Speaker author,
        String ref,
        String body,
        Written written,
        String excerpt,
        OptionalLong reply,
        List<Long> files) {}
