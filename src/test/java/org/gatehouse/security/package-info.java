/** Attacks on the running server, named by the rows of the attack catalogue. */
package org.gatehouse.security;
