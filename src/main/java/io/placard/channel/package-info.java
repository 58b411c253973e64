/**
 * The only words that gateway and site share: topics, events, frames, the log of every topic and the event bus
 * behind them. Owns the tables {@code topic} and {@code topic_event}. Stands on {@code store} for transactions, and on nothing else of Placard's own.
 *
 * <p>Invariant: a topic's sequence numbers are gapless and become visible in their order, because an event is appended
 * in the transaction of the change that it tells of, under the lock of its topic's row.
 */
package io.placard.channel;
