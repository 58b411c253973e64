package io.placard.store;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts the servers and never stops them, for tests to kill. */
final class LeftBehind {

    private LeftBehind() {}

    public static void main(String[] arguments) throws InterruptedException {
        Servers.start(new StoreSettings(Path.of(arguments[0]), Optional.empty(), 4, Optional.empty()));
        System.out.println("started");
        new CountDownLatch(1).await();
    }
}
