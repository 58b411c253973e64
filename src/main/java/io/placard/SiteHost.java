package io.placard;

import io.placard.channel.SiteContext;
import io.placard.gateway.Gateway;
import io.placard.gateway.http.AssetSet;
import io.placard.generation.BuildFacts;
import io.placard.generation.Generation;
import io.placard.generation.GenerationHost;
import io.placard.generation.GenerationState;
import io.placard.store.DatabaseProbe;
import io.placard.store.Migrations;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process, as the generations in it see it. Blocking; used by one thread at a time. */
final class SiteHost implements GenerationHost {

    private static final Logger LOG = LoggerFactory.getLogger(SiteHost.class);

    private final Core core;
    private final GenerationLog log;
    private final Map<Integer, AssetSet> assets = new ConcurrentHashMap<>();
    private Map<String, ByteBuffer> migrated = Map.of();

    SiteHost(Core core, GenerationLog log) {
        this.core = core;
        this.log = log;
    }

    @Override
    public int begin(BuildFacts facts, String source) {
        return log.begin(facts, source);
    }

    /** What this process has brought the database to already is not asked again: most builds bring no migration. */
    @Override
    public int migrate(Generation generation) {
        var files = generation.build().files(Migrations.FOLDER).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> ByteBuffer.wrap(file.getValue())));
        if (files.equals(migrated)) {
            return 0;
        }
        var applied = Core.migrate(core.servers().databaseUrl(), generation.build());
        migrated = files;
        return applied;
    }

    @Override
    public SiteContext prepare(Generation generation) {
        var made = gateway().assets().make(generation.build().files("webroot"));
        assets.put(generation.number(), made);
        return core.site(generation, made::url);
    }

    @Override
    public Future<Void> check(Generation generation, boolean gently) {
        return generation.instances().isEmpty()
                ? Future.failedFuture("no instance can serve")
                : gateway()
                        .rehearsal()
                        .of(generation.number(), generation.instances().getFirst(), gently);
    }

    @Override
    public Future<Integer> warm(Generation generation, Duration most) {
        return gateway()
                .rehearsal()
                .warm(generation.number(), generation.instances().getFirst(), most);
    }

    @Override
    public void show(Generation generation) {
        gateway().assets().become(assets.remove(generation.number()));
        gateway().errors().become(generation.instances().getFirst().errorPages());
    }

    @Override
    public boolean databaseAnswers() {
        return DatabaseProbe.answers(core.servers().databaseUrl());
    }

    /** What became of it is told in the log too; a database that is away must not keep a generation from ending. */
    @Override
    public void note(Generation generation, GenerationState state, String why) {
        LOG.info("generation.{} number={} why=\"{}\"", state.word(), generation.number(), why);
        if (state == GenerationState.FAILED) {
            assets.remove(generation.number());
        }
        try {
            log.note(generation, state, why);
        } catch (RuntimeException away) {
            LOG.warn("generation.unnoted number={} cause={}", generation.number(), away.toString());
        }
    }

    private Gateway gateway() {
        return core.gateway();
    }
}
