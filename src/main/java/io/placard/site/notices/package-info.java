/** Notices: what happened and concerns a reader, kept until it is read. */
package io.placard.site.notices;
