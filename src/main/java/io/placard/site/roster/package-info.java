/**
 * The roster: everybody's account, as staff see and change it. Owns no table of its own; what it does to {@code account} is
 * decided in SQL by the role that the acting account has at that moment, and stands in the audit log. Nobody below a
 * superuser touches one or makes one, and nobody acts on themselves. First passwords are shown once, as slips, which Redis
 * keeps for a quarter of an hour.
 */
package io.placard.site.roster;
