/**
 * What two processes of one Placard need to hand over from the old to the new: the listening socket itself, the command
 * line that starts the new one, and where that cannot be done. Knows neither gateway nor site; on plain threads but for
 * Netty's own.
 */
package io.placard.restart;
