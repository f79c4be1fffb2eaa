package org.gatehouse.provider.oauth;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.account.Canonical;

/** Texts of a provider's answer, each bounded to what a column or a cookie can hold. */
final class ClaimTexts {
  private static final int ID = 200;
  private static final int NAME = 200;
  private static final int EMAIL = 254;
  private static final int URL = 1024;

  private final JsonObject claims;

  ClaimTexts(JsonObject claims) {
    this.claims = claims;
  }

  /** A text or a whole number. */
  String id(String member) {
    JsonValue value = claims.get(member);
    String id =
        value instanceof JsonNumber number && number.isIntegral()
            ? number.toString()
            : value instanceof JsonString text ? text.getString() : "";
    if (id.isBlank() || id.length() > ID) {
      throw new IllegalArgumentException("no account id");
    }
    return id;
  }

  Optional<String> name(String member) {
    return text(member, NAME);
  }

  /** Canonical spelling; only what looks like one address. */
  Optional<String> email(String member) {
    return text(member, EMAIL).flatMap(ClaimTexts::address);
  }

  Optional<String> image(String member) {
    return text(member, URL).filter(url -> url.startsWith("https://"));
  }

  boolean is(String member) {
    JsonValue value = claims.get(member);
    return value == JsonValue.TRUE
        || value instanceof JsonString text && text.getString().equals("true");
  }

  static Optional<String> address(String text) {
    String canonical = Canonical.email(text);
    return canonical.matches("[^\\s@\",;<>()]+@[^\\s@\",;<>()]+")
        ? Optional.of(canonical)
        : Optional.empty();
  }

  private Optional<String> text(String member, int longest) {
    return Optional.ofNullable(claims.get(member))
        .filter(JsonString.class::isInstance)
        .map(value -> ((JsonString) value).getString().strip())
        .filter(text -> !text.isEmpty() && text.length() <= longest)
        .filter(text -> text.codePoints().noneMatch(Character::isISOControl));
  }
}
