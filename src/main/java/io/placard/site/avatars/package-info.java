/**
 * Pictures of people: those that they put up, and their seat for where no style sheet draws it (clients of the API, previews
 * of links). Owns {@code avatar} and the column {@code account.picture}. A picture's name is told by its content, so the
 * same address is the same picture for ever; without its row it is gone.
 */
package io.placard.site.avatars;
