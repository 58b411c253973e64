/** Pictures of people for where no style sheet draws their seat: clients of the API, previews of links. Owns no table. */
package io.placard.site.avatars;
