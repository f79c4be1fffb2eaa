/**
 * Claims and their sealing: the compact JWE of Auth.js, the keys derived from the configured
 * secrets, and an opening that says why it failed (wire.md 8).
 */
package org.gatehouse.token;
