package io.placard;

/** Whether the demonstration's accounts and articles are made at the start. */
public enum Demo {
    /** Only where Placard's own database is empty. */
    AUTO,
    ON,
    OFF
}
