package io.placard.site.page;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What is announced to each kind of reader, read once for an edition of the announcements. The edition comes from the
 * database with every request, and whoever changes an announcement raises it in the same transaction: so this is no state,
 * as in {@link Kept}. There are few kinds, and what is kept of an edition goes with it. Safe for many threads.
 */
final class Boards {

    private final BoardStore store;
    private volatile Edition newest = new Edition(-1, Map.of());

    Boards(BoardStore store) {
        this.store = store;
    }

    /** @param guest which announcements a guest has seen enough of */
    Board of(ReaderFrame frame, Instant now, Supplier<List<Long>> guest) {
        var member = frame.member();
        var kind = new Kind(member.map(known -> known.reader().role()), member.flatMap(ReaderFrame.Member::content));
        var open = open(frame.announcements(), kind, now);
        if (open.isEmpty()) {
            return new Board(
                    List.of(),
                    Optional.empty(),
                    member.filter(ReaderFrame.Member::loud).isPresent());
        }
        Collection<Long> dismissed = member.map(ReaderFrame.Member::dismissed).orElseGet(guest);
        var shown = open.stream()
                .filter(one -> one.shows(now) && !dismissed.contains(one.id()))
                .limit(Board.MOST + 1)
                .toList();
        var next =
                open.stream().map(Announced::at).filter(at -> at.isAfter(now)).min(Instant::compareTo);
        return new Board(shown, next, member.filter(ReaderFrame.Member::loud).isPresent());
    }

    private List<Announced> open(long edition, Kind kind, Instant now) {
        var known = newest;
        if (known.number < edition) {
            known = new Edition(edition, new ConcurrentHashMap<>());
            newest = known;
        }
        var open = known.open.get(kind);
        if (open == null) {
            open = store.open(kind, now);
            known.open.put(kind, open);
        }
        return open;
    }

    /**
     * Readers to whom the same is announced.
     *
     * @param role empty: guests
     * @param content the language of articles that they read; empty: all
     */
    record Kind(Optional<Role> role, Optional<Language> content) {}

    private record Edition(long number, Map<Kind, List<Announced>> open) {}
}
