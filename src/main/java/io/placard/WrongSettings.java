package io.placard;

import java.util.List;

/** Settings that cannot be; it holds all that is wrong, one sentence each, free of secrets. */
final class WrongSettings extends RuntimeException {

    private final transient List<String> problems;

    WrongSettings(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
