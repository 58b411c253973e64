/**
 * Placard's business: features with their pages, frames, rules, SQL, templates and words. Replaced as a whole, as one
 * generation; keeps no state. Written in straight lines on virtual threads.
 */
package io.placard.site;
