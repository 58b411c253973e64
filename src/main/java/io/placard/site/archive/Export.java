package io.placard.site.archive;

import static io.vertx.core.Future.await;

import io.placard.channel.SiteContext;
import io.placard.site.files.Files;
import io.placard.store.Transaction;
import io.vertx.core.WorkerExecutor;
import io.vertx.sqlclient.SqlConnection;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Writes the conference as it is at one moment, while the site goes on serving. It is packed and sent off on a worker. */
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
     * @param admits whether it may be written, asked in the transaction that reads it
     * @param open where it goes, asked for when nothing but a fault can stop it any more
     * @param say is told of each part that is done
     * @return empty where it may not be written
     * @throws Busy while another one is being written
     */
    Optional<Manifest> write(Predicate<SqlConnection> admits, Callable<OutputStream> open, Consumer<Part> say) {
        return Transaction.run(context.postgres(), sql -> {
            store.beginSnapshot(sql);
            if (!store.alone(sql)) {
                throw new Busy();
            }
            return admits.test(sql) ? Optional.of(write(sql, open, say)) : Optional.empty();
        });
    }

    private Manifest write(SqlConnection sql, Callable<OutputStream> open, Consumer<Part> say) {
        var writer = onWorker(() -> new ArchiveWriter(open.call()));
        try {
            return write(sql, writer, say);
        } finally {
            onWorker(() -> {
                writer.close();
                return true;
            });
        }
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
