package io.placard.gateway.http;

import io.placard.channel.ChannelLayer;
import io.placard.channel.Frame;
import io.placard.channel.Lane;
import io.placard.channel.Reply;
import io.placard.channel.SiteInstance;
import io.placard.channel.SiteInstance.ErrorPageKey;
import io.placard.gateway.http.Stage.Question;
import io.placard.gateway.http.Stage.RehearsalFailed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks an instance of the site what it must be able to answer before it serves: its main pages in every language, as a
 * guest and as a member; a frame of each kind; and every lane. Thread-safe.
 */
public final class Rehearsal {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final ChannelLayer channels;
    private final Secrets secrets;

    public Rehearsal(Vertx vertx, ChannelLayer channels, Secrets secrets) {
        this.vertx = vertx;
        this.channels = channels;
        this.secrets = secrets;
    }

    /**
     * Fails with a sentence that names the first thing that the instance could not answer.
     *
     * @param gently whether to ask for one page behind the other, for the sake of those who are served meanwhile
     */
    public Future<Void> of(int generation, SiteInstance instance, boolean gently) {
        return Stage.open(vertx, secrets, instance)
                .compose(stage -> (gently ? inTurn(pages(stage, instance)) : atOnce(pages(stage, instance)))
                        .eventually(stage::close))
                .compose(answered -> inTurn(frames(generation, instance)));
    }

    /**
     * Asks for the same again and again, so that what the first readers get is compiled by then. Rests for twice as
     * long as each answer took, since whoever is served meanwhile needs the cores too.
     *
     * @return how many answers there were
     */
    public Future<Integer> warm(int generation, SiteInstance instance, Duration most) {
        var deadline = System.nanoTime() + most.toNanos();
        return Stage.open(vertx, secrets, instance).compose(stage -> {
            var questions = pages(stage, instance);
            instance.check().frames().forEach(frame -> questions.add(() -> frame(laneOf(generation, frame), frame)));
            var done = Promise.<Integer>promise();
            again(questions, 0, deadline, done);
            return done.future().eventually(stage::close);
        });
    }

    /** No chain of futures: it would be as long as there are answers. */
    private void again(List<Supplier<Future<Void>>> questions, int asked, long deadline, Promise<Integer> done) {
        if (System.nanoTime() > deadline || questions.isEmpty()) {
            done.complete(asked);
            return;
        }
        var begun = System.nanoTime();
        questions
                .get(asked % questions.size())
                .get()
                .compose(answered -> rest(System.nanoTime() - begun))
                .onSuccess(rested -> again(questions, asked + 1, deadline, done))
                .onFailure(done::fail);
    }

    private Future<?> rest(long nanos) {
        return vertx.timer(Math.max(1, TimeUnit.NANOSECONDS.toMillis(2 * nanos)), TimeUnit.MILLISECONDS);
    }

    private List<Supplier<Future<Void>>> pages(Stage stage, SiteInstance instance) {
        var questions = new ArrayList<Supplier<Future<Void>>>();
        for (var language : languages(instance)) {
            for (var path : instance.check().openPages()) {
                questions.add(() -> stage.ask(new Question(path, language, false)));
            }
            for (var path : instance.check().memberPages()) {
                questions.add(() -> stage.ask(new Question(path, language, true)));
            }
        }
        return questions;
    }

    private List<Supplier<Future<Void>>> frames(int generation, SiteInstance instance) {
        var questions = new ArrayList<Supplier<Future<Void>>>();
        for (var frame : instance.check().frames()) {
            questions.add(() -> frame(laneOf(generation, frame), frame));
        }
        for (var lane = 0; lane < Lane.COUNT && !questions.isEmpty(); lane++) {
            var each = new Lane(generation, lane);
            questions.add(() -> frame(each, instance.check().frames().getFirst()));
        }
        return questions;
    }

    private Future<Void> frame(Lane lane, Frame frame) {
        var what = "the frame " + frame.event() + " to " + frame.topic().prefix();
        return channels.ask(lane, frame, PATIENCE)
                .compose(reply -> reply.status() == Reply.Status.FAILED
                        ? Future.failedFuture("it answered " + reply.payload().encode())
                        : Future.<Void>succeededFuture())
                .recover(cause -> Future.failedFuture(new RehearsalFailed(what + ": " + cause.getMessage())));
    }

    private static Lane laneOf(int generation, Frame frame) {
        return Lane.of(generation, frame.socket());
    }

    private static Future<Void> inTurn(List<Supplier<Future<Void>>> questions) {
        var all = Future.<Void>succeededFuture();
        for (var question : questions) {
            all = all.compose(done -> question.get());
        }
        return all;
    }

    private static Future<Void> atOnce(List<Supplier<Future<Void>>> questions) {
        return Future.join(questions.stream().map(Supplier::get).toList()).mapEmpty();
    }

    private static List<String> languages(SiteInstance instance) {
        return instance.errorPages().keySet().stream()
                .map(ErrorPageKey::language)
                .distinct()
                .sorted()
                .toList();
    }
}
