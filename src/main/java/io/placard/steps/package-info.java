/**
 * How a long piece of work is told to whoever asked for it: a line for each step, with the time that it took. A reload,
 * a deploy and a restart speak alike, since a pusher's terminal shows the lines of all three. Stands on nothing of ours.
 */
package io.placard.steps;
