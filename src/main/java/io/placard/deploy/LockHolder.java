package io.placard.deploy;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Who deploys, as those who wait are told.
 *
 * @param what such as {@code the push of 1a2b3c4 to main}
 * @param push id of git's process that takes the push, 0 where there is none
 * @param pushStart when that process began, in milliseconds since 1970; 0 where unknown. Ids are used again
 */
record LockHolder(String what, long pid, Instant since, long push, long pushStart) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** This process, with its parent as the one that takes the push. */
    static LockHolder push(String what, Instant now) {
        var parent = ProcessHandle.current().parent();
        return new LockHolder(
                what,
                ProcessHandle.current().pid(),
                now,
                parent.map(ProcessHandle::pid).orElse(0L),
                parent.map(LockHolder::start).orElse(0L));
    }

    static LockHolder command(String what, Instant now) {
        return new LockHolder(what, ProcessHandle.current().pid(), now, 0, 0);
    }

    static Optional<LockHolder> read(String text) {
        try {
            var json = new JsonObject(text);
            return Optional.of(new LockHolder(
                    json.getString("what", "another deploy"),
                    json.getLong("pid", 0L),
                    json.getInstant("since", Instant.EPOCH),
                    json.getLong("push", 0L),
                    json.getLong("pushStart", 0L)));
        } catch (DecodeException | ClassCastException emptyOrForeign) {
            return Optional.empty();
        }
    }

    String text() {
        return new JsonObject()
                .put("what", what)
                .put("pid", pid)
                .put("since", since)
                .put("push", push)
                .put("pushStart", pushStart)
                .encode();
    }

    /** Whether git still works on that push. */
    boolean pushes() {
        return ProcessHandle.of(push)
                .filter(process -> process.isAlive() && start(process) == pushStart)
                .isPresent();
    }

    /** Such as {@code the push of 1a2b3c4 to main (process 4711, since 19:03:22)}. */
    @Override
    public String toString() {
        return "%s (process %d, since %s)".formatted(what, pid, TIME.format(since.atZone(ZoneId.systemDefault())));
    }

    private static long start(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
