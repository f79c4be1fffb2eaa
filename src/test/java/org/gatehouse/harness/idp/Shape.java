package org.gatehouse.harness.idp;

/** Whose answers the provider imitates. */
public enum Shape {
  /** OpenID Connect with rotating refresh tokens, such as Keycloak's. */
  OIDC,
  /** As OIDC, but a refresh token comes only after {@code access_type=offline}, and stays. */
  GOOGLE,
  /** Plain OAuth: {@code /user}, {@code /user/emails}, no life of the access token. */
  GITHUB,
  /** Plain OAuth: {@code /me} with the picture two levels deep. */
  FACEBOOK
}
