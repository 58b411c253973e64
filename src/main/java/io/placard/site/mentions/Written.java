package io.placard.site.mentions;

import java.util.List;

/**
 * What somebody wrote, read.
 *
 * @param html safe to show, with links to the people that it mentions
 * @param people the accounts that it mentions, each once, in their order
 */
public record Written(String html, List<Long> people) {}
