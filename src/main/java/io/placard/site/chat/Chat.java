package io.placard.site.chat;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.completion.Completion;
import io.placard.site.mentions.Mentions;
import io.placard.site.page.Desk;
import io.placard.site.page.RateLimit;
import java.time.Duration;
import java.util.function.Supplier;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Chat {

    /** A minute. */
    private static final int SEARCHES = 60;

    private final SiteContext context;
    private final ChatStore store;
    private final PeopleStore people;
    private final Chatting chatting;
    private final Gathering gathering;
    private final Behind behind;
    private final Drafting drafting;

    public Chat(SiteContext context, Journal journal, Mentions mentions) {
        this.context = context;
        var pool = context.postgres();
        var clock = context.clock();
        var members = new MemberStore(pool);
        this.people = new PeopleStore(pool);
        var tallies = new Tallies(members, context.channels(), context.vertx());
        var outgoing = new Outgoing(new MessageStore(pool), context.channels(), tallies, clock);
        this.store = new ChatStore(pool);
        this.gathering = new Gathering(journal, new ConversationStore(), tallies, clock);
        this.drafting = new Drafting(new DraftStore(pool), context.channels(), clock);
        this.behind = new Behind(new BehindStore(pool), context.channels(), tallies, clock);
        this.chatting = new Chatting(
                outgoing,
                new Editing(journal, clock),
                members,
                tallies,
                new Chatting.Parts(mentions, context.channels(), clock));
    }

    /** The same for programs. */
    public ChatResource resource() {
        return new ChatResource(store, chatting, drafting);
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
        return new ChatPages(desk, new ChatView(desk, store, refs), parts);
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

    /** The feature's frames. */
    public Channel channel() {
        return new ChatChannel(chatting, drafting);
    }

    static Topic topic(long conversation) {
        return new Topic("chat:" + conversation);
    }
}
