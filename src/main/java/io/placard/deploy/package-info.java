/**
 * A deploy by {@code git push}: the hook of a bare repository checks the pushed commit out, builds it, asks the running
 * Placard to load it, and prunes old releases; each step is a line on the pusher's terminal.
 *
 * <p>Owns {@code deploy/} in the data folder: {@code site.git}, {@code releases/COMMIT/} with {@code placard.jar},
 * {@code lib/}, {@code release.json} and {@code build.log}, the links {@code current} and {@code tool}, and
 * {@code lock}. A release is made as {@code COMMIT.part} and renamed, so that a crash leaves nothing half. Stands on
 * {@code admin}, {@code steps} and {@code store}. Blocking, on the thread of a command; never in the process that serves.
 */
package io.placard.deploy;
