package io.placard.site.chat;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.Journal.Change;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.audit.Audit;
import io.placard.site.completion.Completion;
import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import io.placard.site.presence.Presence;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.function.Supplier;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Chat {

    /** A minute. */
    private static final int SEARCHES = 60;

    private final SiteContext context;
    private final ChatStore store;
    private final Chronicle chronicle;
    private final PeopleStore people;
    private final Chatting chatting;
    private final Gathering gathering;
    private final Behind behind;
    private final Drafting drafting;
    private final Ledger ledger;
    private final Editing editing;
    private final Tallies tallies;
    private final Order order;

    private final Marking marking;
    private final Files files;
    private final Presence presence;

    /** The features that it stands on. */
    public record Others(Mentions mentions, Audit audit, Files files) {}

    public Chat(SiteContext context, Journal journal, Others others) {
        this.context = context;
        var pool = context.postgres();
        var clock = context.clock();
        var members = new MemberStore(pool);
        this.people = new PeopleStore(pool);
        var tallies = new Tallies(members, context.channels(), context.vertx());
        var messages = new MessageStore(pool);
        this.chronicle = new Chronicle(others.mentions, messages);
        var outgoing = new Outgoing(messages, context.channels(), tallies, clock);
        this.store = new ChatStore(pool);
        this.drafting = new Drafting(new DraftStore(pool), context.channels(), clock);
        this.behind = new Behind(new BehindStore(pool), context.channels(), tallies, clock, outgoing::written);
        this.files = others.files;
        this.presence = new Presence(context, journal);
        this.marking = new Marking(journal, clock);
        var conversations = new ConversationStore();
        this.ledger = new Ledger(others.audit, conversations, clock);
        this.gathering = new Gathering(journal, conversations, ledger, tallies, clock);
        var blocks = new BlockStore(pool);
        this.order = new Order(
                journal,
                new Keeping(journal, conversations, ledger, tallies, clock),
                new Muting(new MuteStore(), ledger, clock),
                new Hearing(new HearingStore(pool), tallies, context.channels()),
                new Blocking(journal, blocks, conversations, clock),
                blocks,
                people,
                new DiscussionStore(pool));
        this.editing = new Editing(journal, ledger, clock);
        this.tallies = tallies;
        this.chatting = new Chatting(
                outgoing,
                editing,
                members,
                tallies,
                new Chatting.Parts(others.mentions, context.channels(), drafting, clock));
    }

    /** The same for programs. */
    public ChatResource resource() {
        return new ChatResource(store, chatting, drafting);
    }

    /** Single messages and their files, for programs. */
    public MessageResource messageResource() {
        return new MessageResource(store, chatting, marking, files);
    }

    /** Beginning conversations and who is in them, for programs. */
    public GatheringResource gatheringResource() {
        return new GatheringResource(store, people, gathering);
    }

    /**
     * The feature's pages.
     *
     * @param refs makes the names of messages
     */
    public ChatPages pages(Desk desk, Completion completion, Supplier<String> refs) {
        var parts = new ChatPages.Parts(store, chatting, gathering, completion);
        return new ChatPages(desk, new ChatView(desk, store, presence, refs), parts);
    }

    /** From now on messages are found and given notice of, as long as the caller's context lasts. */
    public void keepUp() {
        behind.keepUp(context.vertx());
    }

    /** Looking for what was said. */
    public ChatSearchPages searchPages(Desk desk) {
        return new ChatSearchPages(desk, store, new ChatSearchStore(context.postgres()), searches());
    }

    /** The same for programs. */
    public ChatSearchResource searchResource() {
        return new ChatSearchResource(new ChatSearchStore(context.postgres()), searches());
    }

    private RateLimit searches() {
        return new RateLimit(context.redis(), "chat-search", SEARCHES, Duration.ofMinutes(1));
    }

    /**
     * Discussions made and kept.
     *
     * @param refs makes the names of discussions
     */
    public DiscussionPages discussionPages(Desk desk, Completion completion, Supplier<String> refs) {
        return new DiscussionPages(desk, order, gathering, new Invitations(completion, order.discussions), refs);
    }

    /** What stands behind a conversation. */
    public DetailPages detailPages(Desk desk) {
        return new DetailPages(desk, order, gathering, presence);
    }

    /** Whom one has blocked. */
    public BlockPages blockPages(Desk desk) {
        return new BlockPages(desk, order.blocks, order.blocking);
    }

    /** Order in conversations, for programs. */
    public OrderResource orderResource() {
        return new OrderResource(order);
    }

    /** The pages of single messages. */
    public MessagePages messagePages(Desk desk) {
        return new MessagePages(desk, store, chatting, marking);
    }

    /**
     * Putting files up for messages.
     *
     * @param refs makes the names of messages
     */
    public ParcelPages parcelPages(Desk desk, Supplier<String> refs) {
        return new ParcelPages(desk, store, new ChatView(desk, store, presence, refs), chatting, files);
    }

    /** Who is there, which is shown in conversations alone. */
    public Presence presence() {
        return presence;
    }

    /** Writes a conversation as it would have been before anybody was here. */
    public void remember(Change change, Bygone bygone) {
        chronicle.write(change.sql(), bygone);
    }

    /** The feature's frames. */
    public Channel channel() {
        return new ChatChannel(chatting, marking, order.hearing, drafting);
    }

    /** Takes a message away for staff whose right to that was asked already; false: it was gone. */
    public boolean remove(Change change, long staff, long conversation, long seq) {
        return editing.remove(change, staff, new EditStore.Place(conversation, seq));
    }

    /** All that are in it learn what stands last there now. */
    public void tally(long conversation) {
        tallies.changed(conversation);
    }

    /** Takes somebody's word where a message of theirs was reported; false where that is not theirs to do. */
    public boolean muteHere(Change change, Mute mute, long conversation) {
        return order.muting.here(change, mute, conversation, true);
    }

    /** The same wherever they are; or gives it back. */
    public boolean muteEverywhere(Change change, Mute mute) {
        return order.muting.everywhere(change, mute);
    }

    /** Notes what was decided over others in a conversation. */
    public void note(Change change, long who, String act, long conversation, JsonObject told) {
        ledger.note(change, who, act, conversation, Ledger.NOTHING, told);
    }

    /** What keeps order in conversations. */
    record Order(
            Journal journal,
            Keeping keeping,
            Muting muting,
            Hearing hearing,
            Blocking blocking,
            BlockStore blocks,
            PeopleStore people,
            DiscussionStore discussions) {

        /** Takes somebody's word in a discussion, or gives it back; false where that is not theirs to do. */
        boolean mute(Mute mute, long conversation) {
            return journal.write(change -> muting.here(change, mute, conversation, false));
        }
    }

    /** All that are in it draw its head anew, not all at once: its name, its rules or who is in it are others. */
    static void tellChanged(Change change, long conversation) {
        var members = ConversationStore.members(change.sql(), conversation);
        change.tell(topic(conversation), "conversation.changed", () -> new JsonObject()
                .put("conversation", conversation)
                .put("members", members));
    }

    static Topic topic(long conversation) {
        return new Topic("chat:" + conversation);
    }
}
