/**
 * Cookies as bytes on the wire: the Cookie header read exactly, Set-Cookie written exactly, the
 * session token cut into chunks, and the double-submit CSRF token (wire.md 2, 6, 8).
 */
package org.gatehouse.cookie;
