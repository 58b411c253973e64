/**
 * A door for the administrator of this machine: a Unix socket in the data folder, which only the process's own user can
 * open. A line of JSON asks, {@code {"words": ["reload"]}}; lines answer, {@code {"say": "..."}}, and at last
 * {@code {"status": 0}}. Stands on {@code store} for the data folder; blocking, on plain threads, so that it answers
 * while event loops and virtual threads are busy.
 */
package io.placard.admin;
