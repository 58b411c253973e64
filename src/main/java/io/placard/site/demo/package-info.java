/**
 * The demo conference, loaded once into an empty database, and accounts for load tests. Owns the table {@code demo}.
 */
package io.placard.site.demo;
