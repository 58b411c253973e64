/**
 * The audit log: what staff or the command line did, to whom, and what it was before. Owns {@code audit}, to which lines are only
 * added; but the name of who is anonymised is taken from them. An act is
 * noted in the transaction that does it: neither is there without the other.
 */
package io.placard.site.audit;
