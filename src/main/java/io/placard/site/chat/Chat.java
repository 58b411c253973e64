package io.placard.site.chat;

import io.placard.channel.Channel;
import io.placard.channel.Journal;
import io.placard.channel.SiteContext;
import io.placard.channel.Topic;
import io.placard.site.completion.Completion;
import io.placard.site.files.Files;
import io.placard.site.mentions.Mentions;
import io.placard.site.page.Desk;
import java.util.function.Supplier;

/** The feature's door, and the place where its parts are put together. On virtual threads. */
public final class Chat {

    private final ChatStore store;
    private final PeopleStore people;
    private final Chatting chatting;
    private final Gathering gathering;
    private final Marking marking;
    private final Files files;

    public Chat(SiteContext context, Journal journal, Mentions mentions, Files files) {
        var pool = context.postgres();
        var clock = context.clock();
        var members = new MemberStore(pool);
        this.people = new PeopleStore(pool);
        var tallies = new Tallies(members, context.channels(), context.vertx());
        var outgoing = new Outgoing(new MessageStore(pool), context.channels(), tallies, clock);
        this.store = new ChatStore(pool);
        this.files = files;
        this.marking = new Marking(journal, clock);
        this.gathering = new Gathering(journal, new ConversationStore(), tallies, clock);
        this.chatting = new Chatting(
                outgoing,
                new Editing(journal, clock),
                members,
                tallies,
                new Chatting.Parts(mentions, context.channels(), clock));
    }

    /** The same for programs. */
    public ChatResource resource() {
        return new ChatResource(store, chatting);
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
        return new ChatPages(desk, new ChatView(desk, store, refs), parts);
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
        return new ParcelPages(desk, store, new ChatView(desk, store, refs), chatting, files);
    }

    /** The feature's frames. */
    public Channel channel() {
        return new ChatChannel(chatting, marking);
    }

    static Topic topic(long conversation) {
        return new Topic("chat:" + conversation);
    }
}
