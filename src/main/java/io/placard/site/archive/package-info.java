/**
 * The whole conference in one file, which is its backup: written from one snapshot of the database while the site serves,
 * and read into an empty server. Owns no table and knows none by name but those that it leaves out: which there are, in which
 * order, and with which columns is asked of the database, so a feature that brings a table need not know of this one. The
 * file holds password hashes and second-step secrets: it is as secret as the database.
 */
package io.placard.site.archive;
