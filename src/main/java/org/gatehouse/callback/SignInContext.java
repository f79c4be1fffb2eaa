package org.gatehouse.callback;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;

/**
 * Who wants to sign in, and by which provider (wire.md 13).
 *
 * @param user ours if he is known already, else as the provider describes him
 * @param profile what the provider said of him, of an answer of 512 KiB at the most; none for a
 *     form
 * @param credentials the fields of a form that {@code auth.credentials.shown} names, at most 1000
 *     characters each; never a password
 */
public record SignInContext(
    User user,
    ProviderAccount account,
    Optional<JsonObject> profile,
    Map<String, String> credentials) {
  public SignInContext {
    credentials = Map.copyOf(credentials);
  }

  /** Names no person: it may end in a log. */
  @Override
  public String toString() {
    return "SignInContext[" + account.provider() + "]";
  }
}
