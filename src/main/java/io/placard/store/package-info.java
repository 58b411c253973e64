/**
 * What Placard stands on: PostgreSQL and Redis, its own or given by URL, the clients of both, and the migrations.
 *
 * <p>Owns the data folder: {@code placard.lock}, {@code postgres/} with {@code postgres.password}, {@code redis/}, the
 * unpacked programs in {@code bin/}, and the servers' logs in {@code log/}. Starting and migrating block and belong on
 * plain threads; the clients are Vert.x and never block. Every wait has an end.
 */
package io.placard.store;
