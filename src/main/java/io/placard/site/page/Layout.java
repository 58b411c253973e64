package io.placard.site.page;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What all pages of one generation share. */
public final class Layout {
    /** The browser's modules in {@code webroot/js}, all named in the import map. */
    static final List<String> MODULES = List.of(
            "accent.js",
            "announcements.js",
            "app.js",
            "backoff.js",
            "browser-choice.js",
            "browser-notices.js",
            "chat-acts.js",
            "chat-composer.js",
            "chat-count.js",
            "chat-draft.js",
            "chat-history.js",
            "chat-lines.js",
            "chat-marks.js",
            "chat-outbox.js",
            "chat-parcels.js",
            "chat-part.js",
            "chat-places.js",
            "chat-presence.js",
            "chat-reading.js",
            "chat-room.js",
            "chat-sheet.js",
            "chat.js",
            "clock.js",
            "close-codes.js",
            "comment-changes.js",
            "comments.js",
            "completion.js",
            "confirm.js",
            "counts.js",
            "editor.js",
            "enrolment.js",
            "former.js",
            "joins.js",
            "kept.js",
            "link-state.js",
            "link.js",
            "live.js",
            "menus.js",
            "message-files.js",
            "message-head.js",
            "message-menu.js",
            "message-parcel.js",
            "message-pins.js",
            "message-quotes.js",
            "message-typing.js",
            "notice-part.js",
            "notices.js",
            "outbox.js",
            "overview.js",
            "password.js",
            "picture-field.js",
            "presence.js",
            "print.js",
            "pulse.js",
            "queue.js",
            "renew.js",
            "seat.js",
            "shortcuts.js",
            "sign-out.js",
            "socket.js",
            "tickets.js",
            "time.js",
            "toasts.js",
            "topics.js",
            "upload.js",
            "uploads.js",
            "words.js");

    /** Those that few pages have: each is fetched where it is needed, and by nobody else. */
    private static final Predicate<String> RARE = Pattern.compile(
                    "(accent|browser-choice|comment-changes|comments|editor|enrolment|overview|password|picture-field|print|uploads?"
                            + "|queue|message-.*|chat(-(?!count|outbox).*)?)\\.js")
            .asMatchPredicate();

    private final Messages messages;
    private final Times times;
    private final Assets assets;
    private final Stencils stencils;
    private final String version;
    private final String importMap;
    private final List<String> modules;
    private final List<String> chat;

    public Layout(Messages messages, Times times, Assets assets, Templates templates, String version) {
        this.messages = messages;
        this.times = times;
        this.assets = assets;
        this.stencils = new Stencils(templates);
        this.version = version;
        this.modules = urls(RARE.negate());
        this.chat = urls(RARE.and(module -> module.startsWith("chat")));
        this.importMap = MODULES.stream()
                .map(module -> "\"/static/js/%s\":\"%s\"".formatted(module, assets.url("js/" + module)))
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    Messages messages() {
        return messages;
    }

    Times times() {
        return times;
    }

    Assets assets() {
        return assets;
    }

    Stencils stencils() {
        return stencils;
    }

    String version() {
        return version;
    }

    /** Lets modules import each other by plain relative names although their URLs carry hashes. */
    String importMap() {
        return importMap;
    }

    /** Where the modules of every page are. */
    List<String> modules() {
        return modules;
    }

    /** Where those of the page of conversations are. */
    List<String> chat() {
        return chat;
    }

    private List<String> urls(Predicate<String> which) {
        return MODULES.stream()
                .filter(which)
                .map(module -> assets.url("js/" + module))
                .toList();
    }
}
