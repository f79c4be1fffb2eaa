package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import java.util.Optional;

/**
 * Reads a provider's answer. A bean of the application with the same {@link #provider} replaces the
 * built-in one.
 */
public interface ProfileMapping {
  /** Id of the provider this is for. */
  String provider();

  /**
   * @param claims of the ID token, or the userinfo answer; or of a logout token, which has {@code
   *     sub} and nothing else of the person
   * @throws IllegalArgumentException if there is no account id in it
   */
  Profile map(JsonObject claims);

  /**
   * A path below the userinfo endpoint whose answer is added to the claims as member {@code more};
   * asked only if {@link #map} finds no address.
   */
  default Optional<String> more() {
    return Optional.empty();
  }
}
