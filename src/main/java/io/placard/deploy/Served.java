package io.placard.deploy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What a running Placard says that it serves.
 *
 * @param generation its number; 0 while none serves
 * @param commit what it was built from; empty where nobody told the build
 */
record Served(int generation, String commit) {

    /** @return empty for what is no such answer */
    static Optional<Served> read(String line) {
        try {
            var json = new JsonObject(line);
            return Optional.of(new Served(json.getInteger("generation", 0), json.getString("commit", "")));
        } catch (DecodeException | ClassCastException foreign) {
            return Optional.empty();
        }
    }
}
