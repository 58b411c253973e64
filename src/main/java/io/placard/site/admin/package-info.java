/**
 * The administration: how the conference fares, and lists of what people have written and put up. Owns no table: what is
 * done to anything is done by the feature whose it is. All is for staff, by the role that their account has at that moment.
 */
package io.placard.site.admin;
