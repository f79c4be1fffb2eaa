package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Somebody who has an account at the provider.
 *
 * @param subject of digits where GitHub is imitated, whose ids are numbers
 * @param email an empty text if the provider hides it
 * @param more claims that are added to the ID token and to userinfo
 */
public record Person(
    String subject, String name, String email, boolean emailVerified, JsonObject more) {

  /** Somebody with a verified address. */
  public static Person of(String subject, String name, String email) {
    return new Person(subject, name, email, true, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** Somebody whose name and verified address follow from the subject. */
  public static Person of(String subject) {
    return of(subject, "Pat " + subject, subject + "@people.example");
  }

  public Person unverified() {
    return new Person(subject, name, email, false, more);
  }

  public Person withoutEmail() {
    return new Person(subject, name, "", false, more);
  }

  /** As {@link #withoutEmail}, but the claim is there and empty. */
  public Person withEmptyEmail() {
    return withoutEmail()
        .with(Json.createObjectBuilder(more).add("email", "").add("email_verified", false).build());
  }

  public Person with(JsonObject claims) {
    return new Person(subject, name, email, emailVerified, claims);
  }

  /** The standard claims (OpenID Connect Core 5.1) but {@code sub}. */
  JsonObject claims() {
    var claims = Json.createObjectBuilder().add("name", name);
    if (!email.isEmpty()) {
      claims.add("email", email).add("email_verified", emailVerified);
    }
    claims.add("picture", "https://images.example/" + subject + ".png");
    return claims.addAll(Json.createObjectBuilder(more)).build();
  }
}
