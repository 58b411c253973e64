package io.placard.site.notices;

import io.vertx.core.json.JsonObject;

/** A notice as events tell of it; {@code webroot/js/notices.js} draws it by these names. */
final class NoticeJson {

    private NoticeJson() {}

    static JsonObject of(Notice notice) {
        var actor = notice.actor();
        return new JsonObject()
                .put("id", notice.id())
                .put("category", notice.category())
                .put("kind", notice.kind())
                .put(
                        "actor",
                        new JsonObject()
                                .put("id", actor.id())
                                .put("username", actor.username())
                                .put("nickname", actor.nickname())
                                .put("role", actor.role().word())
                                .put("picture", actor.picture()))
                .put("others", notice.others())
                .put("subject", notice.subject())
                .put("subjectLanguage", notice.subjectLanguage().tag())
                .put("count", notice.count())
                .put("link", notice.link())
                .put("read", notice.read())
                .put("quiet", notice.quiet())
                .put("at", notice.at().toString());
    }
}
