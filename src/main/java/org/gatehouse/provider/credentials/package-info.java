/** Sign-in with a user name or an e-mail address and a password from the database. */
package org.gatehouse.provider.credentials;
