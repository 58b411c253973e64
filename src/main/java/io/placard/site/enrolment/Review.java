package io.placard.site.enrolment;

import io.placard.site.accounts.Committee;
import io.placard.site.accounts.NewAccount;
import io.placard.site.accounts.Nickname;
import io.placard.site.page.Language;
import io.placard.site.page.Role;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges a list against the accounts that there are: what can be done, and what is wrong where. */
public record Review(List<Judged> rows, List<Fault> faults) {

    /** How many rows are of this kind. */
    public int count(String kind) {
        return Math.toIntExact(
                rows.stream().filter(row -> row.kind().equals(kind)).count());
    }

    /** @param reader who sends the list: superusers are made and touched by superusers only, and nobody's own role is */
    static Review of(List<Row> rows, List<Known> known, Reader reader) {
        var judge = new Judge(known, rows, reader);
        rows.forEach(judge::judge);
        return new Review(List.copyOf(judge.judged), List.copyOf(judge.faults));
    }

    /** Who sends the list. */
    record Reader(long account, Role role) {}

    private static final class Judge {

        private final Map<String, Known> byUsername = new HashMap<>();
        private final Map<String, Known> byName = new HashMap<>();
        private final Set<String> listed = new HashSet<>();
        private final Set<String> usernames = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final List<Judged> judged = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Reader reader;

        private Judge(List<Known> known, List<Row> rows, Reader reader) {
            this.reader = reader;
            for (var account : known) {
                byUsername.put(account.username(), account);
                byName.put(account.alike(), account);
            }
            rows.forEach(row -> listed.add(username(row)));
        }

        private void judge(Row row) {
            var before = faults.size();
            var there = Optional.ofNullable(byUsername.get(username(row)));
            var nickname = Nickname.of(row.cell(Column.NICKNAME));
            var role = role(row);
            var language = row.cell(Column.LANGUAGE).toLowerCase(Locale.ROOT);
            checkUsername(row);
            checkNickname(row, nickname, there);
            if (!List.of("z", "e", "a", "").contains(language)) {
                faults.add(Fault.of(row, Column.LANGUAGE, "enrolment.error.language"));
            }
            checkRole(row, role, there);
            if (Committee.read(row.cell(Column.COMMITTEE)).isEmpty()) {
                faults.add(Fault.of(row, Column.COMMITTEE, "roster.error.committee"));
            }
            if (faults.size() == before) {
                judged.add(judged(row, there, nickname, content(language), role));
            }
        }

        private Judged judged(
                Row row, Optional<Known> there, Nickname nickname, Optional<Language> content, Optional<Role> role) {
            var tag = content.map(Language::tag).orElse("all");
            var committee = Committee.read(row.cell(Column.COMMITTEE))
                    .filter(given -> !given.name().isEmpty());
            var changed = there.filter(known -> !known.nickname().equals(nickname.text())
                            || !known.content().equals(tag)
                            || role.filter(given -> given != known.role()).isPresent()
                            || committee
                                    .filter(given -> !given.name().equals(known.committee()))
                                    .isPresent())
                    .isPresent();
            return new Judged(
                    row.number(),
                    there.map(Known::id),
                    username(row),
                    there.map(Known::role),
                    nickname,
                    content,
                    role,
                    committee,
                    changed);
        }

        private void checkUsername(Row row) {
            if (!NewAccount.isUsername(username(row))) {
                faults.add(Fault.of(row, Column.USERNAME, "accounts.error.username"));
            } else if (!usernames.add(username(row))) {
                faults.add(Fault.of(row, Column.USERNAME, "enrolment.error.twice"));
            }
        }

        /** Two may change names with each other, so a name is free when its owner is in the list too. */
        private void checkNickname(Row row, Nickname nickname, Optional<Known> there) {
            if (nickname.error().isPresent()) {
                faults.add(Fault.of(row, Column.NICKNAME, nickname.error().get()));
                return;
            }
            var alike =
                    Normalizer.normalize(nickname.text(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
            var owner = Optional.ofNullable(byName.get(alike));
            if (owner.filter(known -> !listed.contains(known.username())).isPresent()) {
                faults.add(Fault.of(row, Column.NICKNAME, "accounts.error.nickname-taken"));
            } else if (!names.add(alike)) {
                faults.add(Fault.of(row, Column.NICKNAME, "enrolment.error.twice"));
            }
        }

        private void checkRole(Row row, Optional<Role> role, Optional<Known> there) {
            var superuser =
                    there.filter(known -> known.role() == Role.SUPERUSER).isPresent()
                            || role.equals(Optional.of(Role.SUPERUSER));
            if (role.isEmpty() && !row.cell(Column.ROLE).isEmpty()) {
                faults.add(Fault.of(row, Column.ROLE, "enrolment.error.role"));
            } else if (superuser && reader.role() != Role.SUPERUSER) {
                faults.add(Fault.of(row, Column.ROLE, "enrolment.error.superuser"));
            } else if (there.filter(known -> known.id() == reader.account()
                            && role.filter(given -> given != known.role()).isPresent())
                    .isPresent()) {
                faults.add(Fault.of(row, Column.ROLE, "enrolment.error.own"));
            }
        }

        private static String username(Row row) {
            return row.cell(Column.USERNAME).toLowerCase(Locale.ROOT);
        }

        private static Optional<Role> role(Row row) {
            return Arrays.stream(Role.values())
                    .filter(role -> role.word().equals(row.cell(Column.ROLE).toLowerCase(Locale.ROOT)))
                    .findFirst();
        }

        private static Optional<Language> content(String letter) {
            return switch (letter) {
                case "z" -> Optional.of(Language.ZH);
                case "e" -> Optional.of(Language.EN);
                default -> Optional.empty();
            };
        }
    }
}
