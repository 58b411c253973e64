package io.placard.site.chat;

import io.placard.site.completion.Completion;
import io.placard.site.page.Request;
import io.placard.site.page.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from a form who is to be taken into a discussion. On virtual threads. */
final class Invitations {

    private static final int MOST_NAMES = 100;

    private final Completion completion;
    private final DiscussionStore store;

    Invitations(Completion completion, DiscussionStore store) {
        this.completion = completion;
        this.store = store;
    }

    /** The form as it is at first. */
    InvitationForm blank() {
        return new InvitationForm("", Set.of(), Set.of(), store.committees(), Optional.empty());
    }

    /** What was typed and chosen. */
    Read read(Request request) {
        var typed = request.form("people");
        var known = store.committees();
        var roles = Arrays.stream(Role.values())
                .filter(role -> request.forms("role").contains(role.word()))
                .collect(Collectors.toSet());
        var committees = known.stream()
                .filter(name -> request.forms("committee").contains(name))
                .collect(Collectors.toSet());
        var usernames = new LinkedHashSet<String>();
        var error = names(typed, usernames);
        return new Read(
                new InvitationForm(typed, roles, committees, known, error),
                new Invited(List.copyOf(usernames), roles, committees));
    }

    /** Each by user name, or by what is the beginning of one person's names; empty where all are known. */
    private Optional<InvitationForm.Error> names(String typed, Set<String> usernames) {
        var names = new ArrayList<String>();
        for (var name : typed.split("[\\s,，、;；]+")) {
            if (!name.isEmpty()) {
                names.add(name.replaceFirst("^@", ""));
            }
        }
        if (names.size() > MOST_NAMES) {
            return Optional.of(new InvitationForm.Error("chat.members.too-many", ""));
        }
        for (var name : names) {
            var found = completion.people(name);
            var exact = found.stream()
                    .filter(person -> person.username().equals(name))
                    .findFirst();
            if (exact.isEmpty() && found.size() != 1) {
                var key = found.isEmpty() ? "chat.members.nobody" : "chat.members.several";
                return Optional.of(new InvitationForm.Error(key, name));
            }
            usernames.add(exact.orElseGet(found::getFirst).username());
        }
        return Optional.empty();
    }

    /** A form and what it means, as far as it means anything. */
    record Read(InvitationForm form, Invited invited) {}
}
