/**
 * What providers and others tell us unasked: that a session ended there (OpenID Connect
 * Back-Channel Logout 1.0), that an account or its credentials changed (Shared Signals Framework
 * 1.0, pushed as RFC 8935 has it). Each message takes effect once, and is reported whatever comes
 * of it.
 */
package org.gatehouse.signals;
