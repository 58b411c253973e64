package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.files.Files;
import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Reads an archive into an empty server: all of it, or nothing is changed. The file is read on a worker. */
final class Import {

    private final SiteContext context;
    private final ArchiveStore store;
    private final Files files;
    private final WorkerExecutor worker;

    Import(SiteContext context, ArchiveStore store, Files files, WorkerExecutor worker) {
        this.context = context;
        this.store = store;
        this.files = files;
        this.worker = worker;
    }

    /**
     * Takes an archive in.
     *
     * @param say is told of each part that is written
     * @throws Refused with nothing changed
     */
    Manifest take(Path file, Consumer<Part> say) {
        var reader = onWorker(() -> ArchiveReader.open(file));
        try {
            onWorker(() -> {
                reader.verify();
                return true;
            });
            return take(reader, say);
        } finally {
            onWorker(() -> {
                reader.close();
                return true;
            });
        }
    }

    private Manifest take(ArchiveReader reader, Consumer<Part> say) {
        var placed = new ArrayList<String>();
        try {
            Transaction.run(context.postgres(), sql -> {
                write(sql, reader, placed, say);
                return true;
            });
            return reader.manifest();
        } catch (Throwable failed) { // await throws whatever a future failed with, checked or not
            onWorker(() -> {
                for (var name : placed) {
                    files.removeMedium(name);
                }
                return true;
            });
            throw failed;
        }
    }

    private void write(SqlConnection sql, ArchiveReader reader, List<String> placed, Consumer<Part> say) {
        store.beginPatiently(sql);
        var manifest = reader.manifest();
        var schema = store.schema(sql);
        requireFitting(manifest, schema);
        if (!store.alone(sql) || !store.empty(sql)) {
            throw new Refused(
                    "This server has accounts or articles already, and an archive is taken by an empty one only."
                            + " Give another data.dir or database.url.");
        }
        store.clear(sql, schema.tables());
        store.silence(sql, schema.tables());
        for (var table : schema.tables()) {
            for (var part : manifest.tables()) {
                if (part.subject().equals(table.name())) {
                    rows(sql, reader, table, part);
                    say.accept(part);
                }
            }
        }
        store.rouse(sql, schema.tables());
        requireContents(sql, manifest);
        media(reader, placed, say);
        store.analyse(sql);
    }

    /** An older archive lacks what came since, which must be able to begin empty; a newer one has what is not known here. */
    private static void requireFitting(Manifest manifest, Schema schema) {
        var unknown = new ArrayList<>(manifest.migrations());
        unknown.removeAll(schema.migrations());
        if (!unknown.isEmpty()) {
            throw new Refused(
                    "It was written by Placard %s, whose migrations %s this one lacks: take that version or a newer one."
                            .formatted(manifest.placard(), String.join(", ", unknown)));
        }
        for (var part : manifest.tables()) {
            var table = schema.named(part.subject())
                    .orElseThrow(() -> new Refused("There is no table %s here.".formatted(part.subject())));
            requireFitting(part, table);
        }
    }

    private static void requireFitting(Part part, Table table) {
        for (var column : part.columns()) {
            if (!table.columns().contains(column)
                    || part.columns().indexOf(column) != part.columns().lastIndexOf(column)) {
                throw new Refused("There is no column %s in the table %s here.".formatted(column, table.name()));
            }
        }
        for (var column : table.required()) {
            if (!part.columns().contains(column)) {
                throw new Refused(
                        "It is older than the column %s of the table %s, which cannot be empty: import it with the Placard that wrote it, then bring that up to date."
                                .formatted(column, table.name()));
            }
        }
    }

    private void rows(SqlConnection sql, ArchiveReader reader, Table table, Part part) {
        var lines = onWorker(() -> reader.lines(part));
        try {
            var insert = store.insert(sql, table.name(), part.columns());
            for (var some = onWorker(lines::next); !some.isEmpty(); some = onWorker(lines::next)) {
                store.write(sql, insert, some, part.name());
            }
            if (!table.counter().isEmpty()) {
                store.countOn(sql, table, part.last());
            }
        } finally {
            onWorker(() -> {
                lines.close();
                return true;
            });
        }
    }

    /** What the tables name is there, or was lost before. */
    private void requireContents(SqlConnection sql, Manifest manifest) {
        var missing = new HashSet<>(store.hashes(sql));
        missing.removeAll(manifest.lost());
        manifest.media().forEach(part -> missing.remove(part.subject()));
        missing.stream().findFirst().ifPresent(hash -> {
            throw new Refused("The part %s is missing.".formatted(Part.ofMedium(hash)));
        });
    }

    private void media(ArchiveReader reader, List<String> placed, Consumer<Part> say) {
        for (var part : reader.manifest().media()) {
            onWorker(() -> {
                place(reader, part, placed);
                return true;
            });
            say.accept(part);
        }
    }

    private void place(ArchiveReader reader, Part part, List<String> placed) throws IOException {
        var half = java.nio.file.Files.createTempFile(context.media().incoming(), "archive-", "");
        try {
            try (var lines = reader.lines(part);
                    var out = java.nio.file.Files.newOutputStream(half)) {
                lines.copy(out);
            }
            if (files.placeMedium(half, part.subject())) {
                placed.add(part.subject());
            }
        } finally {
            java.nio.file.Files.deleteIfExists(half);
        }
    }

    private <T> T onWorker(Callable<T> work) {
        return await(worker.executeBlocking(work, true));
    }
}
