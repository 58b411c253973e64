/** Accounts: who may come in, and their profiles. */
package io.placard.site.accounts;
