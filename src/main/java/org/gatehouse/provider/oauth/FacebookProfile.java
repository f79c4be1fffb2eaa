package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import java.util.Optional;

/** Facebook: the picture lies two levels deep, and nothing says whether an address is verified. */
record FacebookProfile(String provider) implements ProfileMapping {
  @Override
  public Profile map(JsonObject claims) {
    ClaimTexts texts = new ClaimTexts(claims);
    Optional<String> image =
        claims.get("picture") instanceof JsonObject picture
                && picture.get("data") instanceof JsonObject data
            ? new ClaimTexts(data).image("url")
            : Optional.empty();
    return new Profile(
        texts.id("id"),
        texts.name("name"),
        texts.email("email"),
        false,
        image,
        texts.name("first_name"),
        texts.name("last_name"));
  }
}
