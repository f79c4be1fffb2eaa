package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;

/**
 * Microsoft Entra ID: the address may be anything the tenant's administrator typed, so it counts as
 * verified only if {@code xms_edov} says that its domain was proven.
 */
record EntraProfile(String provider) implements ProfileMapping {
  @Override
  public Profile map(JsonObject claims) {
    ClaimTexts texts = new ClaimTexts(claims);
    return new Profile(
        texts.id("sub"),
        texts.name("name"),
        texts.email("email").or(() -> texts.email("preferred_username")),
        texts.is("xms_edov"),
        texts.image("picture"),
        texts.name("given_name"),
        texts.name("family_name"));
  }
}
