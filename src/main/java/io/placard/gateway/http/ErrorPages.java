package io.placard.gateway.http;

import io.placard.channel.SiteInstance.ErrorPageKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pages for when the site cannot answer: what the last generation that started has left for that, or one plain line
 * before the first did. Thread-safe.
 */
public final class ErrorPages {

    private static final String LANGUAGE_COOKIE = "language";

    private volatile Map<ErrorPageKey, byte[]> pages = Map.of();

    /** From now on these are shown. */
    public void become(Map<ErrorPageKey, byte[]> newPages) {
        pages = Map.copyOf(newPages);
    }

    /** Answers with the error page of this status, in the reader's language; to a program with a line of JSON. */
    void send(HttpServerRequest request, int status) {
        var response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            response.reset();
            return;
        }
        response.headers().clear();
        SecurityHeaders.plain(response, false);
        response.setStatusCode(status);
        if (status == 503) {
            response.putHeader("Retry-After", "2");
        }
        var cutShort = !request.isEnded();
        if (cutShort) {
            response.putHeader("Connection", "close");
        }
        var problem = pages.get(ErrorPageKey.problem(status, language(request)));
        var page = pages.get(new ErrorPageKey(status, language(request)));
        if (problem != null && request.path().startsWith(Programs.ROOT)) {
            response.putHeader("Content-Type", "application/problem+json");
            end(request, Buffer.buffer(problem), cutShort);
        } else if (wantsPage(request) && page != null) {
            response.putHeader("Content-Type", "text/html; charset=utf-8");
            end(request, Buffer.buffer(page), cutShort);
        } else {
            response.putHeader("Content-Type", "application/json");
            end(request, Buffer.buffer("{\"error\":" + status + "}\n"), cutShort);
        }
    }

    private static void end(HttpServerRequest request, Buffer body, boolean cutShort) {
        request.response().end(body).onSuccess(sent -> {
            if (cutShort) {
                ConnectionGuard.of(request.connection()).hangUp();
            }
        });
    }

    private static boolean wantsPage(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || accept.contains("*/*");
    }

    /** The language the browser chose here, else the first of its own that there is a page in, else English. */
    private String language(HttpServerRequest request) {
        var known = pages.keySet().stream().map(ErrorPageKey::language).collect(Collectors.toSet());
        var chosen = request.getCookie(LANGUAGE_COOKIE);
        if (chosen != null && known.contains(chosen.getValue())) {
            return chosen.getValue();
        }
        for (var range : ranges(request.getHeader("Accept-Language"))) {
            for (var tag : known) {
                if (range.getWeight() > 0 && primary(tag).equals(primary(range.getRange()))) {
                    return tag;
                }
            }
        }
        return "en";
    }

    private static List<LanguageRange> ranges(String header) {
        try {
            return header == null ? List.of() : LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static String primary(String tag) {
        return tag.replaceFirst("-.*", "").toLowerCase(Locale.ROOT);
    }
}
