package io.placard;

/** x */
public final class Main {
    public static void main(String[] arguments) {
        System.out.println("x " + Runtime.version());
    }
}
