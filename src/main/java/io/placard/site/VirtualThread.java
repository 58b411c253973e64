package io.placard.site;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Does one piece of work in straight lines, as a verticle that is gone when it is done. */
final class VirtualThread {

    private VirtualThread() {}

    static <T> Future<T> run(Vertx vertx, Callable<T> work) {
        Promise<T> result = Promise.promise();
        var verticle = new AbstractVerticle() {
            @Override
            public void start() throws Exception {
                result.complete(work.call());
            }
        };
        var options = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.VIRTUAL_THREAD)
                .setClassLoader(VirtualThread.class.getClassLoader());
        return vertx.deployVerticle(verticle, options)
                .compose(id -> vertx.undeploy(id))
                .compose(done -> result.future());
    }
}
