package io.placard.site.files;

import io.placard.channel.Upload;
import io.placard.site.page.Desk;
import io.placard.site.page.Request;
import io.vertx.core.json.JsonObject;

/** Putting a file up and taking it back. */
public final class FilePages {

    private final Desk desk;
    private final UploadStore store;
    private final Intake intake;

    FilePages(Desk desk, UploadStore store, Intake intake) {
        this.desk = desk;
        this.store = store;
        this.intake = intake;
    }

    /** POST /files?draft=ID: asked when a file is about to come, and again when it has. A script is answered in JSON. */
    public void receive(Request request) {
        var upload = Upload.of(request.routing());
        var draft = request.number(request.query("draft").orElse("")).orElse(0);
        if (upload.isEmpty()) {
            answer(request, draft, new Verdict.Refused(Refusal.NONE));
        } else if (upload.get().arrived().isPresent()) {
            answer(
                    request,
                    draft,
                    intake.keep(upload.get().arrived().get(), new Place.OfDraft(request.account(), draft)));
        } else {
            switch (intake.admit(
                    new Place.OfDraft(request.account(), draft), upload.get().announced())) {
                case Verdict.Welcome welcome -> upload.get().admit(welcome.most());
                case Verdict refused -> answer(request, draft, refused);
            }
        }
    }

    /** POST /files/ID/deletion: out of the draft again. */
    public void takeBack(Request request) {
        var draft = store.takeBack(request.pathNumber("id"), request.account());
        if (draft.isEmpty()) {
            desk.error(request, 404);
        } else if (scripted(request)) {
            request.routing().response().setStatusCode(204).end();
        } else {
            desk.redirect(request, page(draft.getAsLong()));
        }
    }

    private void answer(Request request, long draft, Verdict verdict) {
        switch (verdict) {
            case Verdict.Kept kept -> kept(request, draft, kept.upload());
            case Verdict.Refused refused -> refused(request, draft, refused.refusal());
            case Verdict.Welcome welcome -> throw new IllegalStateException("it has come already");
        }
    }

    private void kept(Request request, long draft, long upload) {
        if (!scripted(request)) {
            desk.redirect(request, page(draft));
            return;
        }
        var file = store.find(upload, request.account()).orElseThrow();
        json(
                request,
                201,
                new JsonObject()
                        .put("upload", upload)
                        .put("path", file.path())
                        .put("picture", file.picture())
                        .put("markdown", file.markdown()));
    }

    private void refused(Request request, long draft, Refusal refusal) {
        if (refusal == Refusal.NOT_THERE && !scripted(request)) {
            desk.error(request, 404);
            return;
        }
        var model = new RefusedPage(refusal.word(), intake.mostOfOne(), draft);
        if (scripted(request)) {
            var words = request.page().t("files.refused." + model.why(), model.most());
            json(request, refusal.status(), new JsonObject().put("error", words));
        } else {
            desk.show(request, refusal.status(), "files/refused", model);
        }
    }

    private static boolean scripted(Request request) {
        return "application/json".equals(request.routing().request().getHeader("Accept"));
    }

    private static String page(long draft) {
        return "/drafts/" + draft + "/#files";
    }

    private static void json(Request request, int status, JsonObject body) {
        request.routing().response().setStatusCode(status).putHeader("Cache-Control", "no-store");
        request.routing().json(body);
    }
}
