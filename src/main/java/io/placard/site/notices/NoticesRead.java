package io.placard.site.notices;

import io.placard.site.page.Part;

/**
 * The page of the reader's notices.
 *
 * @param list a {@link NoticesPage}, drawn
 */
public record NoticesRead(NoticeFilter filter, Part list) {}
