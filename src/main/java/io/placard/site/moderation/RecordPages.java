package io.placard.site.moderation;

import io.placard.channel.Visit;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.placard.site.page.Streamed;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All discussions for staff, and conversations taken out for the record. */
public final class RecordPages {

    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 80;

    private final Desk desk;
    private final RecordStore store;
    private final Recording recording;

    RecordPages(Desk desk, RecordStore store, Recording recording) {
        this.desk = desk;
        this.store = store;
        this.recording = recording;
    }

    /** GET /admin/chat/discussions/ */
    public void list(Request request) {
        var typed = request.query("q").orElse("").replace("\0", "").strip();
        var find = typed.substring(0, Math.min(LONGEST_NAME, typed.length()));
        var behind = request.number(request.query("behind").orElse(""));
        var found = store.list(request.account(), behind, find, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var more = found.size() > PAGE ? OptionalLong.of(shown.getLast().id()) : OptionalLong.empty();
        desk.show(request, 200, "moderation/discussions", new KeptPage(shown, find, more));
    }

    /** GET /admin/chat/export/ID/ */
    public void form(Request request) {
        show(request, 200, "", Optional.empty());
    }

    /** POST /admin/chat/export/ID */
    public void export(Request request) {
        var reason = request.form("reason").strip();
        var json = request.form("format").equals("json");
        if (reason.isEmpty() || reason.length() > MessageReport.LONGEST || reason.indexOf('\0') >= 0) {
            show(request, 422, reason, Optional.of("moderation.error.export"));
            return;
        }
        var id = request.pathNumber("id");
        var kept = recording.begin(id, request.account(), json ? "JSON" : "HTML", reason);
        if (kept.isEmpty()) {
            desk.error(request, 404);
            return;
        }
        var day = request.page().now().atZone(request.page().zone()).toLocalDate();
        var name = "conversation-%d-%s.%s".formatted(id, day, json ? "json" : "html");
        if (json) {
            Streamed.answer(request, name, "application/json", streamed -> json(request, kept.get(), reason, streamed));
        } else {
            Streamed.answer(
                    request, name, "text/html; charset=utf-8", streamed -> html(request, kept.get(), reason, streamed));
        }
    }

    private void show(Request request, int status, String reason, Optional<String> error) {
        store.find(request.pathNumber("id"), request.account())
                .ifPresentOrElse(
                        kept -> desk.show(request, status, "moderation/export", new ExportPage(kept, reason, error)),
                        () -> desk.error(request, 404));
    }

    private void json(Request request, Kept kept, String reason, Streamed streamed) {
        var head = new JsonObject()
                .put("conversation", kept.id())
                .put("kind", kept.kind())
                .put("english", kept.name().english())
                .put("chinese", kept.name().chinese())
                .put("members", kept.people())
                .put("exported_at", request.page().now().toString())
                .put("exported_by", request.reader().orElseThrow().username())
                .put("reason", reason)
                .encode();
        streamed.write(head.substring(0, head.length() - 1) + ",\"messages\":[");
        var origin = Visit.of(request.routing()).origin();
        var between = new String[] {"\n"};
        recording.each(kept.id(), request.account(), message -> {
            streamed.write(between[0] + message.json(origin).encode());
            between[0] = ",\n";
        });
        streamed.write("\n]}\n");
    }

    private void html(Request request, Kept kept, String reason, Streamed streamed) {
        var origin = Visit.of(request.routing()).origin();
        var page = draw(request, "moderation/record", new RecordPage(kept, reason, origin, List.of()));
        var place = page.lastIndexOf(RecordPage.PLACE);
        streamed.write(page.substring(0, place));
        recording.each(kept.id(), request.account(), message -> {
            var piece = new RecordPage(kept, reason, origin, List.of(message));
            streamed.write(draw(request, "moderation/recorded", piece));
        });
        streamed.write(page.substring(place + RecordPage.PLACE.length()));
    }

    private String draw(Request request, String template, RecordPage model) {
        return new String(desk.draw(request, template, model).html(), StandardCharsets.UTF_8);
    }
}
