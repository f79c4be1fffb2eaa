package org.gatehouse.provider.oauth;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;

/**
 * GitHub: a number as id; the address comes from the list of addresses where the profile hides it,
 * and only there does GitHub say whether it is verified.
 */
record GitHubProfile(String provider) implements ProfileMapping {
  @Override
  public Profile map(JsonObject claims) {
    ClaimTexts texts = new ClaimTexts(claims);
    Optional<JsonObject> listed = primary(claims);
    Optional<String> email =
        texts
            .email("email")
            .or(() -> listed.flatMap(entry -> new ClaimTexts(entry).email("email")));
    boolean verified =
        listed.filter(entry -> email.equals(new ClaimTexts(entry).email("email"))).isPresent();
    return new Profile(
        texts.id("id"),
        texts.name("name").or(() -> texts.name("login")),
        email,
        verified,
        texts.image("avatar_url"),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public Optional<String> more() {
    return Optional.of("/emails");
  }

  private static Optional<JsonObject> primary(JsonObject claims) {
    return claims.get("more") instanceof JsonArray list
        ? list.stream()
            .filter(JsonObject.class::isInstance)
            .map(JsonValue::asJsonObject)
            .filter(entry -> new ClaimTexts(entry).is("primary"))
            .filter(entry -> new ClaimTexts(entry).is("verified"))
            .findFirst()
        : Optional.empty();
  }
}
