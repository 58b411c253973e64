/**
 * The site as something that can be replaced: loaded in its own class loader, started, asked, stopped. Knows the site's
 * classes by name only, so that nothing of a stopped generation is held. Stands on {@code channel} and {@code steps}.
 */
package io.placard.generation;
