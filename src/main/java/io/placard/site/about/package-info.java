/** The page that says what this is. */
package io.placard.site.about;
