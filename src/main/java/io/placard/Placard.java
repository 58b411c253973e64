package io.placard;

import io.placard.store.Migrations;
import io.placard.store.Servers;
import java.net.URI;
import java.util.List;

/** A running Placard: its servers, with the tables brought up to date. */
public final class Placard implements AutoCloseable {

    private final Servers servers;
    private final URI url;

    private Placard(Servers servers, URI url) {
        this.servers = servers;
        this.url = url;
    }

    static Placard start(Settings settings) {
        var servers = Servers.start(settings.store());
        Migrations.migrate(servers.databaseUrl(), Placard.class.getClassLoader());
        var address = "http://%s:%d"
                .formatted(settings.gateway().host(), settings.gateway().port());
        return new Placard(servers, URI.create(address));
    }

    static int run(Settings settings, List<String> words) {
        throw new io.placard.store.StartException("There is no command " + String.join(" ", words) + ".");
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        servers.close();
    }
}
