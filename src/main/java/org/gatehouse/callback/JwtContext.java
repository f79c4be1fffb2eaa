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
 * @param changed after sign-in, once when the record of the user has changed: the user as he is now
 * @param trigger empty on a plain read
 * @param update only on an update: the client's data, which is untrusted
 */
public record JwtContext(
    Claims token,
    Optional<User> user,
    Optional<ProviderAccount> account,
    Optional<JsonObject> profile,
    Optional<User> changed,
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
        Optional.empty(),
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
        Optional.empty(),
        Optional.empty());
  }

  public static JwtContext update(Claims token, JsonValue data) {
    return new JwtContext(
        token,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Trigger.UPDATE),
        Optional.of(data));
  }

  /** For interceptors that hand changed claims on. */
  public JwtContext withToken(Claims other) {
    return new JwtContext(other, user, account, profile, changed, trigger, update);
  }

  /** For the interceptor that read the user again. */
  public JwtContext withChanged(User now) {
    return new JwtContext(token, user, account, profile, Optional.of(now), trigger, update);
  }

  /** The user whose record the claims are to show: at sign-in, and when it has changed. */
  public Optional<User> described() {
    return changed.or(() -> user);
  }
}
