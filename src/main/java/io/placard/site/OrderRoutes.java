package io.placard.site;

import static io.placard.site.page.Permission.KEEP_DISCUSSIONS;
import static io.placard.site.page.Permission.MODERATE_CHAT;

import io.placard.site.contacts.Contacts;
import io.vertx.ext.web.Router;

/** Discussions, and order in chat, on the site map; before the conversations themselves, whose paths begin alike. */
final class OrderRoutes extends Doors {

    private final Features features;

    OrderRoutes(Router router, Features features) {
        super(router, features.desk());
        this.features = features;
    }

    void map() {
        mapDiscussions();
        mapModeration();
        mapWithoutSlash();
    }

    private void mapDiscussions() {
        var refs = features.context().refs();
        var discussions = features.chat().discussionPages(features.desk(), features.completion(), refs);
        var details = features.chat().detailPages(features.desk());
        var blocks = features.chat().blockPages(features.desk());
        var contacts = new Contacts(features.context()).pages(features.desk(), features.completion());
        memberGet("/chat/people/", contacts::list);
        permittedGet(KEEP_DISCUSSIONS, "/chat/new/", discussions::form);
        permittedPost(KEEP_DISCUSSIONS, "/chat/new/", discussions::make);
        memberGet("/chat/:id/settings/", discussions::settings);
        memberPost("/chat/:id/settings", discussions::save);
        memberPost("/chat/:id/archive", discussions::archive);
        memberPost("/chat/:id/members", discussions::add);
        memberGet("/chat/:id/details/", details::details);
        memberPost("/chat/:id/level", details::level);
        memberPost("/chat/:id/departure", details::leave);
        memberPost("/chat/:id/members/removal", details::remove);
        memberPost("/chat/:id/members/keeper", details::setKeeper);
        memberPost("/chat/:id/members/mute", details::mute);
        memberGet("/people/:username/block/", blocks::form);
        memberPost("/people/:username/block", blocks::set);
        memberGet("/settings/blocked/", blocks::list);
        var presence = features.chat().presence().pages(features.desk());
        memberGet("/settings/presence/", presence::settings);
        memberPost("/settings/presence", presence::save);
    }

    private void mapModeration() {
        var reports = features.moderation().reportPages(features.desk());
        var moderation = features.moderation().pages(features.desk());
        var records = features.moderation().recordPages(features.desk());
        memberGet("/chat/:id/report/", reports::form);
        memberPost("/chat/:id/report", reports::report);
        permittedGet(MODERATE_CHAT, "/admin/chat/", moderation::queue);
        permittedGet(MODERATE_CHAT, "/admin/chat/reports/:id/", moderation::look);
        permittedPost(MODERATE_CHAT, "/admin/chat/reports/:id", moderation::decide);
        permittedPost(MODERATE_CHAT, "/admin/accounts/:id/mute", moderation::mute);
        permittedGet(MODERATE_CHAT, "/admin/chat/discussions/", records::list);
        permittedGet(MODERATE_CHAT, "/admin/chat/export/:id/", records::form);
        permittedPost(MODERATE_CHAT, "/admin/chat/export/:id", records::export);
    }
}
