/** The conference as a whole: owns the table {@code conference} and the topic {@code conference}, which members follow. */
package io.placard.site.conference;
