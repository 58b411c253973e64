package io.placard.site.files;

import io.placard.site.api.Answer;
import io.placard.site.api.Call;
import io.placard.site.api.Json;
import io.placard.site.api.Problem.Kind;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** The conference's files, and putting one up in a draft, for programs. Contents are read at the path that each file tells. */
public final class FileResource {

    private static final int LONGEST_WORD = 100;

    private final LibraryStore library;
    private final UploadStore uploads;
    private final Intake intake;

    FileResource(LibraryStore library, UploadStore uploads, Intake intake) {
        this.library = library;
        this.uploads = uploads;
        this.intake = intake;
    }

    /** GET /files: what everybody may read, newest first. */
    public Answer list(Call call) {
        var search = Search.of(call.query("q", LONGEST_WORD), call.query("kind", LONGEST_WORD), call.behind());
        return Answer.list(
                call, library.list(search, call.limit() + 1), FileResource::entry, LibraryPage.Entry::article);
    }

    /** GET /files/ID: one's own upload. */
    public Answer file(Call call) {
        return uploads.find(call.id(), call.account())
                .map(file -> Answer.of(file.json()))
                .orElseGet(Answer::missing);
    }

    /** POST /files?draft=ID: asked when a file is about to come, and again when it has. */
    public Optional<Answer> receive(Call call) {
        var upload = call.upload();
        var draft = call.request().number(call.query("draft", LONGEST_WORD)).orElse(0);
        if (upload.isEmpty()) {
            return Optional.of(Answer.refused(Kind.WRONG_TYPE, "files.refused.none"));
        }
        var arrived = upload.get().arrived();
        var verdict = arrived.isPresent()
                ? intake.keep(arrived.get(), new Place.OfDraft(call.account(), draft))
                : intake.admit(
                        new Place.OfDraft(call.account(), draft), upload.get().announced());
        return switch (verdict) {
            case Verdict.Welcome welcome -> {
                upload.get().admit(welcome.most());
                yield Optional.empty();
            }
            case Verdict.Kept kept -> Optional.of(kept(call, kept.upload()));
            case Verdict.Refused refused -> Optional.of(refused(refused.refusal()));
        };
    }

    /** DELETE /files/ID: out of the draft again. */
    public Answer takeBack(Call call) {
        return uploads.takeBack(call.id(), call.account()).isPresent() ? Answer.done() : Answer.missing();
    }

    private Answer kept(Call call, long upload) {
        var file = uploads.find(upload, call.account()).orElseThrow();
        return Answer.made("/files/" + upload, file.json().put("markdown", file.markdown()));
    }

    private Answer refused(Refusal refusal) {
        return Answer.refused(refusal.kind(), "files.refused." + refusal.word(), intake.mostOfOne());
    }

    private static JsonObject entry(LibraryPage.Entry entry) {
        return new JsonObject()
                .put("article", entry.article())
                .put("title", entry.title())
                .put("language", entry.language().tag())
                .put("at", Json.time(entry.at()))
                .put("files", Json.list(entry.files(), Attachment::json));
    }
}
