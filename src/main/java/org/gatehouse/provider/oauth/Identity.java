package org.gatehouse.provider.oauth;

import jakarta.json.JsonObject;
import org.gatehouse.account.ProviderTokens;

/** Somebody whom a provider proved. {@code claims} is its answer as it came. */
public record Identity(Profile profile, JsonObject claims, ProviderTokens tokens) {
  @Override
  public String toString() {
    return "Identity[***]";
  }
}
