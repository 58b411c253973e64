package io.placard.gateway.socket;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.placard.AsyncApi;
import io.vertx.core.json.JsonArray;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every close code of the gateway's stands in {@code asyncapi.yaml}, where it tells to come back or to stop. */
class CloseCodesToldTest {

    @Test
    void every_close_code_is_told_once() {
        var codes = AsyncApi.read().part("x-close-codes");
        var told = Stream.of("come-back", "stop")
                .map(codes::getJsonArray)
                .flatMap(JsonArray::stream)
                .toList();
        assertTrue(told.size() == told.stream().distinct().count());
        assertTrue(told.containsAll(
                Arrays.stream(CloseCode.values()).map(code -> (int) code.code()).toList()));
    }
}
