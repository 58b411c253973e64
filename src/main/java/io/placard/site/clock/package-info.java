/**
 * The conference's simulated clock. Owns {@code clock} and {@code clock_act}; told on the topic {@code conference}. How it
 * is read stands in {@code page.FictionalTime}, how it is steered in {@code Steering}: rules without a database.
 */
package io.placard.site.clock;
