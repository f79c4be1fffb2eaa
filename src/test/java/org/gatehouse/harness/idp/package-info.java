/**
 * An OAuth 2 and OpenID Connect provider over real HTTP that misbehaves on demand. It shares no
 * code with the client it tests: messages, signatures and hashes are made with the JDK alone.
 */
package org.gatehouse.harness.idp;
