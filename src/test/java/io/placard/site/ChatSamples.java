package io.placard.site;

import io.placard.channel.Whereabouts.State;
import io.placard.channel.Whereabouts.Whereabout;
import io.placard.site.Samples.Sample;
import io.placard.site.chat.ChatLines;
import io.placard.site.chat.ChatPage;
import io.placard.site.chat.Composer;
import io.placard.site.chat.Conversation;
import io.placard.site.chat.ConversationLine;
import io.placard.site.chat.Deleted;
import io.placard.site.chat.Digest;
import io.placard.site.chat.Draft;
import io.placard.site.chat.FirstFile;
import io.placard.site.chat.Kind;
import io.placard.site.chat.Level;
import io.placard.site.chat.Message;
import io.placard.site.chat.MessagePage;
import io.placard.site.chat.Pin;
import io.placard.site.chat.Quote;
import io.placard.site.chat.Reaction;
import io.placard.site.chat.Run;
import io.placard.site.chat.Search;
import io.placard.site.files.Attachment;
import io.placard.site.files.FileKind;
import io.placard.site.page.Bilingual;
import io.placard.site.page.Person;
import io.placard.site.page.Role;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of conversations with something in them, as farah reads them. */
final class ChatSamples {

    private static final Bilingual COUNCIL = new Bilingual("Security Council", "安全理事会");
    private static final Composer BLANK = new Composer("r1", Optional.empty(), "", Optional.empty());

    private final Map<String, Person> people;
    private final Instant now;

    private ChatSamples(Map<String, Person> people, Instant now) {
        this.people = people;
        this.now = now;
    }

    static List<Sample> of(Map<String, Person> people, Instant now) {
        return new ChatSamples(people, now).all();
    }

    private List<Sample> all() {
        var none = new ChatLines(List.of(), 0);
        var found = List.of(people.get("ada"), people.get("amina"));
        var several = new Search("a", found, Optional.of("chat.find.several"));
        var nobody = new Search("<b>", List.of(), Optional.of("chat.find.nobody"));
        var refused =
                new Composer("r2", Optional.of(messages().getFirst()), "<b>", Optional.of("chat.error.slow"), files());
        var typed = new MessagePage(
                pair(7, Optional.empty()), messages().getLast(), "<b>", Optional.of("chat.error.wrong-length"));
        var other = new MessagePage(discussion(), messages().getFirst(), "", Optional.of("chat.error.no-emoji"));
        var first = new ChatPage.Room(
                pair(0, Optional.of("blocked")), new Run(1, List.of(), 0, 0), 0, BLANK, Optional.empty());
        return List.of(
                page("chat", new ChatPage(lines(0), Optional.empty(), Search.NONE)),
                page("chat-several", new ChatPage(lines(0), Optional.empty(), several)),
                page("chat-none", new ChatPage(none, Optional.empty(), Search.NONE)),
                page("chat-none-staff", new ChatPage(none, Optional.empty(), nobody))
                        .forReader("ada"),
                page("chat-pair", open(pair(7, Optional.empty()), BLANK)),
                page("chat-discussion", open(discussion(), refused)),
                page("chat-first", new ChatPage(lines(1), Optional.of(first), Search.NONE)),
                new Sample("chat-edit", "chat/single", typed),
                new Sample("chat-message", "chat/single", other));
    }

    private static Sample page(String name, ChatPage model) {
        return new Sample(name, "chat/chat", model);
    }

    private ChatPage open(Conversation conversation, Composer composer) {
        var standing = conversation.standing();
        var run = new Run(conversation.id(), messages(), standing.head(), standing.read());
        var whereabout =
                conversation.other().map(other -> new Whereabout(State.OFF, Optional.of(now.minusSeconds(7_200))));
        var room = new ChatPage.Room(conversation, run, 2, composer, whereabout);
        return new ChatPage(lines(conversation.id()), Optional.of(room), Search.NONE);
    }

    private Conversation pair(long head, Optional<String> closed) {
        var standing = new Conversation.Standing(
                head, Math.max(0, head - 3), 9, closed, Optional.empty(), false, Map.of(2L, head), Draft.NONE);
        var pins = List.of(
                new Pin(5, people.get("kofi"), "好，我转给主席团。", Optional.empty(), now),
                new Pin(1, people.get("kofi"), "", Optional.of(new FirstFile(FileKind.PICTURE, "map.png")), now));
        return new Conversation(1, Kind.PAIR, Bilingual.NONE, Optional.of(people.get("kofi")), standing, pins, true);
    }

    private static Conversation discussion() {
        var standing = new Conversation.Standing(
                30,
                2,
                9,
                Optional.empty(),
                Optional.empty(),
                false,
                Map.of(),
                new Draft("<b> I would", Optional.of(Instant.EPOCH)));
        return new Conversation(2, Kind.DISCUSSION, COUNCIL, Optional.empty(), standing);
    }

    private ChatLines lines(long here) {
        var former = new Person(99, "~99", "~99", Role.OBSERVER);
        var file = Optional.of(new FirstFile(FileKind.PDF, "Draft.pdf"));
        var sent = new Digest(Optional.of(people.get("ada")), "", false, false, file);
        var digest = digest("kofi", "The amendment is on your desk, page two.");
        return new ChatLines(
                List.of(
                        line(1, Optional.of(people.get("kofi")), digest, 2),
                        line(2, Optional.empty(), digest("chen", "请各位代表就座，会议马上继续。"), 120),
                        line(3, Optional.of(people.get("lin")), new Digest(digest.author(), "", true, true), 0),
                        line(4, Optional.of(former), Digest.NONE, 0),
                        line(5, Optional.of(people.get("ada")), sent, 0)),
                here);
    }

    private ConversationLine line(long id, Optional<Person> other, Digest digest, int unread) {
        return new ConversationLine(
                id,
                other.isPresent() ? Kind.PAIR : Kind.DISCUSSION,
                other.isPresent() ? Bilingual.NONE : COUNCIL,
                other,
                digest,
                unread,
                unread > 100,
                id == 3 ? Level.NONE : Level.ALL,
                now.minusSeconds(id * 40_000),
                id == 2 ? "<b> I would rather" : "");
    }

    private Digest digest(String author, String text) {
        return new Digest(Optional.of(people.get(author)), text, false, false);
    }

    private List<Message> messages() {
        var quote = new Quote(1, people.get("kofi"), "Is the draft with you?");
        return List.of(
                message(1, "kofi", 90_000, "<p>Is the draft with you?</p>"),
                message(2, "kofi", 89_990, "<p>The one of this morning, I mean. <strong>Not</strong> the first.</p>"),
                answer(message(3, "farah", 4_000, "<p>It is. Two changes:</p><ul><li>joint pilotage</li></ul>"), quote),
                gone(message(4, "farah", 3_900, ""), Deleted.AUTHOR),
                carrying(message(5, "kofi", 600, "<p>好，我转给主席团。</p>")),
                gone(message(6, "kofi", 500, ""), Deleted.STAFF),
                edited(message(7, "farah", 60, "<p>" + "Thank you. ".repeat(40) + "</p>")));
    }

    private Message message(long seq, String author, int secondsAgo, String html) {
        var own = author.equals("farah");
        var at = now.minusSeconds(secondsAgo);
        var none = Optional.<Instant>empty();
        var ref = own ? "ref-" + seq : "";
        return new Message(seq, ref, people.get(author), html, Optional.empty(), at, none, Optional.empty(), own);
    }

    private static List<Attachment> files() {
        var hash = "0123456789abcdef".repeat(4);
        return List.of(
                new Attachment(1, hash, "Harbour <b>.png", "Harbour.png", FileKind.PICTURE, 240_000, 1600, 900),
                new Attachment(2, hash, "决议草案.pdf", "file.pdf", FileKind.PDF, 88_000, 0, 0));
    }

    private static Message carrying(Message of) {
        var reactions = List.of(
                new Reaction("👍", 7, List.of("Kofi Mensah", "陈", "Pia", "Ada", "Lin"), true),
                new Reaction("🙏", 1, List.of("<b>"), false));
        var more = new Message.More(files(), reactions, true);
        return new Message(
                of.seq(),
                of.ref(),
                of.author(),
                of.html(),
                of.quote(),
                of.at(),
                of.edited(),
                of.deleted(),
                of.own(),
                more);
    }

    private static Message answer(Message message, Quote quote) {
        return change(message, Optional.of(quote), Optional.empty(), Optional.empty());
    }

    private static Message edited(Message message) {
        return change(message, Optional.empty(), Optional.of(message.at().plusSeconds(9)), Optional.empty());
    }

    private static Message gone(Message message, Deleted by) {
        return change(message, Optional.empty(), Optional.empty(), Optional.of(by));
    }

    private static Message change(
            Message of, Optional<Quote> quote, Optional<Instant> edited, Optional<Deleted> deleted) {
        return new Message(of.seq(), of.ref(), of.author(), of.html(), quote, of.at(), edited, deleted, of.own());
    }
}
