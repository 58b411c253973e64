/**
 * The audit log: what staff did, to whom, and what it was before. Owns {@code audit}, to which lines are only added. An act is
 * noted in the transaction that does it: neither is there without the other.
 */
package io.placard.site.audit;
