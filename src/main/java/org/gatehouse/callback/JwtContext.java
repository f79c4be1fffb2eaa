package org.gatehouse.callback;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;
import org.gatehouse.token.Claims;

/**
 * What the {@code jwt} stage is told (wire.md 13).
 *
 * @param user only at sign-in
 * @param account only at sign-in
 * @param profile only at sign-in by OAuth: the provider's answer
 * @param trigger empty on a plain read
 * @param update only on an update: the client's data, which is untrusted
 */
public record JwtContext(
    Claims token,
    Optional<User> user,
    Optional<ProviderAccount> account,
    Optional<JsonObject> profile,
    Optional<Trigger> trigger,
    Optional<JsonValue> update) {

  /**
   * @param created whether this sign-in made the user: trigger {@code signUp}
   */
  public static JwtContext signIn(
      Claims token,
      User user,
      ProviderAccount account,
      Optional<JsonObject> profile,
      boolean created) {
    return new JwtContext(
        token,
        Optional.of(user),
        Optional.of(account),
        profile,
        Optional.of(created ? Trigger.SIGN_UP : Trigger.SIGN_IN),
        Optional.empty());
  }

  public static JwtContext read(Claims token) {
    return new JwtContext(
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static JwtContext update(Claims token, JsonValue data) {
    return new JwtContext(
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Trigger.UPDATE),
        Optional.of(data));
  }

  /** For interceptors that hand changed claims on. */
  public JwtContext withToken(Claims changed) {
    return new JwtContext(changed, user, account, profile, trigger, update);
  }
}
