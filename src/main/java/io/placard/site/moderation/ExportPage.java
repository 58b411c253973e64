package io.placard.site.moderation;

import java.util.Optional;

/**
 * The form that takes a conversation out for the record.
 *
 * @param error a message key
 */
public record ExportPage(Kept kept, String reason, Optional<String> error) {}
