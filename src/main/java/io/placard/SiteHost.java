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
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This process, as the generations in it see it. Blocking; used by one thread at a time. */
final class SiteHost implements GenerationHost {

    private static final Logger LOG = LoggerFactory.getLogger(SiteHost.class);

    private final Core core;
    private final GenerationLog log;
    private final Map<Integer, AssetSet> assets = new ConcurrentHashMap<>();

    SiteHost(Core core, GenerationLog log) {
        this.core = core;
        this.log = log;
    }

    @Override
    public int begin(BuildFacts facts, String source) {
        return log.begin(facts, source);
    }

    @Override
    public int migrate(Generation generation) {
        return Migrations.migrate(core.servers().databaseUrl(), generation.loader());
    }

    @Override
    public SiteContext prepare(Generation generation) {
        var made = gateway().assets().make(generation.build().files("webroot"));
        assets.put(generation.number(), made);
        return core.site(generation, made::url);
    }

    @Override
    public Future<Void> check(Generation generation) {
        return generation.instances().isEmpty()
                ? Future.failedFuture("no instance can serve")
                : gateway()
                        .rehearsal()
                        .of(generation.number(), generation.instances().getFirst());
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
