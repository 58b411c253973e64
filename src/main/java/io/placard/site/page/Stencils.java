package io.placard.site.page;

import gg.jte.Content;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parts of a page that are alike for all readers of one kind. They are drawn for a reader who is nobody, so nothing of
 * anybody's can get into them. Safe for many threads.
 */
final class Stencils {

    private static final int MOST = 64;
    private static final Reader ANY_MEMBER = new Reader(0, "nobody", "Nobody", Role.OBSERVER, null, 0, 0);

    private final Templates templates;
    private final Map<Kind, Stencil> drawn = new ConcurrentHashMap<>();

    Stencils(Templates templates) {
        this.templates = templates;
    }

    Content draw(String template, Page page) {
        var kind = new Kind(
                template,
                page.language(),
                page.conference(),
                page.signedIn().map(known -> page.zone()),
                page.hasScripts());
        var known = drawn.get(kind);
        return (known == null ? remember(kind, page.layout()) : known)
                .with(page.visit().nonce());
    }

    private Stencil remember(Kind kind, Layout layout) {
        var visit = new Visit(kind.language, "/", "", kind.scripts ? Stencil.HOLE : "");
        var signedIn = kind.member.map(zone -> new SignedIn(ANY_MEMBER, "", Map.of(), Optional.of(zone), true));
        var page = new Page(layout, kind.conference, visit, Instant.EPOCH, signedIn);
        var stencil = Stencil.cut(templates.render(kind.template, page));
        if (drawn.size() >= MOST) {
            drawn.clear(); // the conference was renamed that often
        }
        drawn.put(kind, stencil);
        return stencil;
    }

    /**
     * @param member the zone of a member's times; empty: for guests
     */
    private record Kind(
            String template, Language language, Conference conference, Optional<ZoneId> member, boolean scripts) {}
}
