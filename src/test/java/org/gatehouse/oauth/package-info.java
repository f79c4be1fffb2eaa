/** Sign-in by a provider, end to end against a provider that misbehaves (security.md section 9). */
package org.gatehouse.oauth;
