package org.gatehouse.provider;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.User;

/**
 * Somebody whom a provider proved, and how.
 *
 * @param user one of ours; or, if not {@code ours}, as the provider describes him. The address
 *     counts as verified only if this deployment takes it as proven
 * @param ours whether it is a user of ours; else the account decides whose it is
 * @param profile the provider's answer as it came; none for a form
 * @param how authentication methods (RFC 8176); becomes claim {@code amr}
 * @param when of the proof; becomes claim {@code auth_time}
 * @param session the provider's id of its own session, if it says one; becomes claim {@code
 *     provider_sid}
 */
public record Proven(
    User user,
    boolean ours,
    ProviderAccount account,
    Optional<JsonObject> profile,
    List<String> how,
    Instant when,
    Optional<String> session) {
  public Proven {
    how = List.copyOf(how);
  }

  /** By somebody who keeps no session. */
  public Proven(
      User user,
      boolean ours,
      ProviderAccount account,
      Optional<JsonObject> profile,
      List<String> how,
      Instant when) {
    this(user, ours, account, profile, how, when, Optional.empty());
  }

  /** The same person, proven in this way at this time. */
  public Proven by(List<String> otherHow, Instant otherWhen) {
    return new Proven(user, ours, account, profile, otherHow, otherWhen, session);
  }

  /** With the account as the session may keep it. */
  public Proven with(ProviderAccount kept) {
    return new Proven(user, ours, kept, profile, how, when, session);
  }

  @Override
  public String toString() {
    return "Proven[" + account.provider() + "]";
  }
}
