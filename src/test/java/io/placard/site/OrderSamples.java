package io.placard.site;

import io.placard.channel.Whereabouts.State;
import io.placard.channel.Whereabouts.Whereabout;
import io.placard.site.Samples.Sample;
import io.placard.site.chat.BlockPage;
import io.placard.site.chat.Blocked;
import io.placard.site.chat.BlockedPage;
import io.placard.site.chat.Details;
import io.placard.site.chat.DetailsPage;
import io.placard.site.chat.DiscussionPage;
import io.placard.site.chat.InvitationForm;
import io.placard.site.chat.KeepingPage;
import io.placard.site.chat.Kind;
import io.placard.site.chat.Level;
import io.placard.site.chat.MuteSpan;
import io.placard.site.chat.Participant;
import io.placard.site.chat.Rules;
import io.placard.site.chat.RulesForm;
import io.placard.site.contacts.Contact;
import io.placard.site.contacts.ContactFilter;
import io.placard.site.contacts.ContactsPage;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import io.placard.site.presence.PresenceSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The pages that keep order in chat. */
final class OrderSamples {

    private final Map<String, Person> people;
    private final Instant now;

    private OrderSamples(Map<String, Person> people, Instant now) {
        this.people = people;
        this.now = now;
    }

    static List<Sample> of(Map<String, Person> people, Instant now) {
        return new OrderSamples(people, now).all();
    }

    private List<Sample> all() {
        var rules = new RulesForm("<b>", "安全理事会", true, 45, Optional.of("chat.name.long"));
        var none = new InvitationForm("", Set.of(), Set.of(), List.of(), Optional.empty());
        return List.of(
                new Sample("chat-new", "chat/new", new DiscussionPage(rules, none, "r1")).forReader("ada"),
                new Sample("chat-settings", "chat/settings", settings(rules)).forReader("ada"),
                new Sample("chat-details", "chat/details", discussion(true)).forReader("chen"),
                new Sample("chat-details-member", "chat/details", discussion(false)),
                new Sample("chat-details-pair", "chat/details", pair()),
                new Sample("chat-block", "chat/block", new BlockPage(people.get("kofi"), false)),
                new Sample("chat-blocked", "chat/blocked", blocked()),
                new Sample("contacts", "contacts/list", contacts()),
                new Sample("contacts-none", "contacts/list", nobody()),
                new Sample("settings-presence", "presence/settings", new PresenceSettings(true, true)));
    }

    private KeepingPage settings(RulesForm rules) {
        var error = new InvitationForm.Error("chat.members.several", "<li>");
        var invited = new InvitationForm(
                "@<li>", Set.of(Role.PRESS), Set.of("GA"), List.of("GA", "安全理事会"), Optional.of(error));
        return new KeepingPage(details(true, true), rules, invited, "chat.done.added", 3);
    }

    private DetailsPage discussion(boolean keeps) {
        var former = new Person(99, "~99", "~99", Role.OBSERVER);
        var members = List.of(
                new Participant(people.get("chen"), "安全理事会", true, Optional.empty()),
                new Participant(people.get("kofi"), "<GA>", false, Optional.of(now.plusSeconds(600))),
                new Participant(people.get("lin"), "", false, Optional.of(MuteSpan.END.until(now))),
                new Participant(former, "", false, Optional.empty()));
        return new DetailsPage(
                details(keeps, false),
                members,
                "<find>",
                OptionalLong.of(99),
                Optional.of("chat.error.last-keeper"),
                true,
                false,
                Map.of(
                        people.get("chen").id(), new Whereabout(State.ONLINE, Optional.of(now)),
                        people.get("kofi").id(), new Whereabout(State.AWAY, Optional.empty())));
    }

    private DetailsPage pair() {
        var none = new Rules(Bilingual.NONE, false, 0, false);
        var other = Optional.of(people.get("kofi"));
        var details = new Details(
                1, Kind.PAIR, none, other, people.get("farah"), now, 2, Optional.of(Level.NONE), false, true);
        return new DetailsPage(details, List.of(), "", OptionalLong.empty(), Optional.empty(), false, false, Map.of());
    }

    private Details details(boolean keeps, boolean archived) {
        var rules = new Rules(new Bilingual("Security Council", "安全理事会"), true, 60, archived);
        var level = Optional.of(Level.MENTIONS);
        return new Details(
                2, Kind.DISCUSSION, rules, Optional.empty(), people.get("ada"), now, 120, level, keeps, false);
    }

    private ContactsPage contacts() {
        var all = List.of(
                new Contact(people.get("chen"), "安全理事会", false),
                new Contact(people.get("kofi"), "安全理事会", true),
                new Contact(people.get("ada"), "", false));
        var filter = new ContactFilter("<b>", "<GA>", Optional.of(Role.CHAIR));
        return new ContactsPage(ContactsPage.group(all), filter, List.of("<GA>", "安全理事会"), OptionalLong.of(9));
    }

    private static ContactsPage nobody() {
        return new ContactsPage(
                List.of(), new ContactFilter("x", "", Optional.empty()), List.of(), OptionalLong.empty());
    }

    private BlockedPage blocked() {
        return new BlockedPage(List.of(new Blocked(people.get("kofi"), now.minusSeconds(900))), true);
    }
}
