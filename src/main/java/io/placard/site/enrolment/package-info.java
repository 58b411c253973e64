/**
 * Enrolment: many accounts at once, from pasted lines, CSV or XLSX. Owns no table. What was read waits in Redis for whoever
 * sent it; it is judged against the accounts of the moment, and once more in the one transaction that makes all of them or
 * none. Who is there already, by user name, is changed and keeps their password.
 */
package io.placard.site.enrolment;
