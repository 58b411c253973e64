package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.files.Files;
import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Writes the conference as it is at one moment, while the site goes on serving. The file is written on a worker. */
final class Export {

    private final SiteContext context;
    private final ArchiveStore store;
    private final Files files;
    private final WorkerExecutor worker;

    Export(SiteContext context, ArchiveStore store, Files files, WorkerExecutor worker) {
        this.context = context;
        this.store = store;
        this.files = files;
        this.worker = worker;
    }

    /**
     * Writes an archive.
     *
     * @param file which is not there yet; where this throws, the caller deletes it
     * @param say is told of each part that is done
     * @throws Refused while another one is being written
     */
    Manifest write(Path file, Consumer<Part> say) {
        return Transaction.run(context.postgres(), sql -> {
            store.beginSnapshot(sql);
            if (!store.alone(sql)) {
                throw new Refused("Another archive is being written or read; try again when it is done.");
            }
            var writer = onWorker(() -> ArchiveWriter.open(file));
            try {
                return write(sql, writer, say);
            } finally {
                onWorker(() -> {
                    writer.close();
                    return true;
                });
            }
        });
    }

    private Manifest write(SqlConnection sql, ArchiveWriter writer, Consumer<Part> say) {
        var contents = store.contents(sql).keySet();
        var schema = store.schema(sql);
        var parts = new ArrayList<Part>();
        for (var table : schema.tables()) {
            parts.add(table(sql, writer, table));
            say.accept(parts.getLast());
        }
        var lost = media(writer, contents, parts, say);
        var manifest = new Manifest(context.version(), context.clock().instant(), schema.migrations(), parts, lost);
        onWorker(() -> {
            writer.finish(manifest);
            return true;
        });
        return manifest;
    }

    private Part table(SqlConnection sql, ArchiveWriter writer, Table table) {
        onWorker(() -> {
            writer.begin(Part.ofTable(table.name()));
            return true;
        });
        var rows = store.read(
                sql,
                table,
                lines -> onWorker(() -> {
                    writer.lines(lines);
                    return true;
                }));
        // behind the rows: a number that was given out meanwhile is skipped, never given out twice
        return onWorker(writer::end).withTable(table, rows, store.last(sql, table));
    }

    /** Each content with its smaller copies; which were not on the disk. */
    private Set<String> media(ArchiveWriter writer, Set<String> contents, List<Part> parts, Consumer<Part> say) {
        var lost = new TreeSet<String>();
        for (var hash : contents) {
            var names = onWorker(() -> files.mediaNames(hash));
            if (!names.contains(hash)) {
                lost.add(hash);
            }
            for (var name : names) {
                parts.add(onWorker(() -> writer.copy(Part.ofMedium(name), files.mediaFile(name))));
                say.accept(parts.getLast());
            }
        }
        return lost;
    }

    private <T> T onWorker(Callable<T> work) {
        return await(worker.executeBlocking(work, true));
    }
}
