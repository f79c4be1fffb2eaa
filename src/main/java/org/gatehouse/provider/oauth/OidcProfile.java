package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;

/** The standard claims of OpenID Connect Core 5.1: Google, Keycloak and any other issuer. */
record OidcProfile(String provider) implements ProfileMapping {
  @Override
  public Profile map(JsonObject claims) {
    ClaimTexts texts = new ClaimTexts(claims);
    return new Profile(
        texts.id("sub"),
        texts.name("name").or(() -> texts.name("preferred_username")),
        texts.email("email"),
        texts.is("email_verified"),
        texts.image("picture"),
        texts.name("given_name"),
        texts.name("family_name"));
  }
}
