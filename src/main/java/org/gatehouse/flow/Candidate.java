package org.gatehouse.flow;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;

/**
 * Somebody who proved who he is and may be signed in.
 *
 * @param profile the provider's answer; none for credentials
 * @param remembered whether the cookie outlives the browser
 */
record Candidate(
    User user, ProviderAccount account, Optional<JsonObject> profile, boolean remembered) {
  Candidate withUser(User other) {
    return new Candidate(other, account, profile, remembered);
  }
}
