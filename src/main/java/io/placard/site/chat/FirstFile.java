package io.placard.site.chat;

import io.placard.site.files.FileKind;
import io.placard.site.page.Page;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What stands for a message without words in lists and quotes. */
public record FirstFile(FileKind kind, String name) {

    /** In the reader's language. */
    public String words(Page page) {
        return kind == FileKind.PICTURE ? page.t("files.kind.picture") : name;
    }

    /** From what {@code chat_first_file} tells; empty: the message has words, or no file. */
    static Optional<FirstFile> of(JsonObject told) {
        return Optional.ofNullable(told)
                .map(file -> new FirstFile(FileKind.of(file.getString("kind")), file.getString("name")));
    }
}
