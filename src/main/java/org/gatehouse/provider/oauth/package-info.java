/**
 * The client of OAuth 2 and OpenID Connect providers: authorization request, callback, token and
 * userinfo calls, ID tokens, refresh, end of session. Knows no cookies and no database.
 */
package org.gatehouse.provider.oauth;
