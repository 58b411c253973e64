package io.placard.site.chat;

import io.placard.site.api.Json;
import io.placard.site.files.Attachment;
import io.vertx.core.json.JsonObject;

/** What programs are told of conversations. */
final class ChatJson {

    private ChatJson() {}

    static JsonObject line(ConversationLine line) {
        var digest = line.digest();
        return new JsonObject()
                .put("id", line.id())
                .put("kind", line.kind().word())
                .put("english", line.name().english())
                .put("chinese", line.name().chinese())
                .put("other", line.other().map(Json::person).orElse(null))
                .put("unread", line.unread())
                .put("mention", line.mention())
                .put("level", line.level().word())
                .put("last_at", Json.time(line.at()))
                .put("draft", line.draft())
                .put(
                        "digest",
                        digest.author()
                                .map(author -> new JsonObject()
                                        .put("author", Json.person(author))
                                        .put("text", digest.text())
                                        .put(
                                                "file",
                                                digest.file()
                                                        .map(ChatJson::file)
                                                        .orElse(null))
                                        .put("deleted", digest.deleted()))
                                .orElse(null));
    }

    static JsonObject conversation(Conversation conversation) {
        var standing = conversation.standing();
        return new JsonObject()
                .put("id", conversation.id())
                .put("kind", conversation.kind().word())
                .put("english", conversation.name().english())
                .put("chinese", conversation.name().chinese())
                .put("other", conversation.other().map(Json::person).orElse(null))
                .put("head", standing.head())
                .put("read", standing.read())
                .put("closed", standing.closed().orElse(null))
                .put("draft", standing.draft().text());
    }

    static JsonObject message(Message message) {
        return new JsonObject()
                .put("seq", message.seq())
                .put("author", Json.person(message.author()))
                .put("own", message.own())
                .put("html", message.html())
                .put(
                        "reply",
                        message.quote()
                                .map(quote -> new JsonObject()
                                        .put("seq", quote.seq())
                                        .put("author", Json.person(quote.author()))
                                        .put("excerpt", quote.excerpt())
                                        .put(
                                                "file",
                                                quote.file().map(ChatJson::file).orElse(null)))
                                .orElse(null))
                .put("files", Json.list(message.files(), Attachment::json))
                .put("reactions", Json.list(message.reactions(), ChatJson::reaction))
                .put("pinned", message.pinned())
                .put("at", Json.time(message.at()))
                .put("edited_at", Json.time(message.edited()))
                .put("deleted", message.deleted().map(Deleted::word).orElse(null));
    }

    static JsonObject pin(Pin pin) {
        return new JsonObject()
                .put("seq", pin.seq())
                .put("author", Json.person(pin.author()))
                .put("excerpt", pin.excerpt())
                .put("file", pin.file().map(ChatJson::file).orElse(null))
                .put("at", Json.time(pin.at()));
    }

    private static JsonObject reaction(Reaction reaction) {
        return new JsonObject()
                .put("emoji", reaction.emoji())
                .put("count", reaction.count())
                .put("nicknames", Json.list(reaction.nicknames(), name -> name))
                .put("own", reaction.own());
    }

    private static JsonObject file(FirstFile file) {
        return new JsonObject().put("kind", file.kind().word()).put("name", file.name());
    }

    static JsonObject member(PeopleStore.Member member) {
        return Json.person(member.person()).put("keeper", member.keeper()).put("joined_at", Json.time(member.joined()));
    }
}
