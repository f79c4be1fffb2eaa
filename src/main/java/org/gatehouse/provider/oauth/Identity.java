package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import org.gatehouse.account.ProviderTokens;

/**
 * Somebody whom a provider proved.
 *
 * @param claims the answer as it came
 * @param idClaims of the ID token; none for plain OAuth
 */
public record Identity(
    Profile profile, JsonObject claims, JsonObject idClaims, ProviderTokens tokens) {
  @Override
  public String toString() {
    return "Identity[***]";
  }
}
