package org.gatehouse.rotation;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Secrets;
import org.gatehouse.config.Secrets.Named;
import org.gatehouse.database.FirstRow;
import org.gatehouse.revocation.Revocations;
import org.gatehouse.revocation.Target;
import org.gatehouse.revocation.View;

/**
 * The end of secrets that leaked. The first node that is configured so tells all others, which open
 * nothing more with such a secret although their own configuration does not say so yet. Until a
 * node has heard, it may seal a forged session again with a better secret: so each that hears of it
 * while it runs ends everybody's sessions once more.
 */
public final class RevokedSecrets {
  private static final Logger LOG = System.getLogger(RevokedSecrets.class.getName());

  private final Secrets secrets;
  private final Set<String> listed;
  private final SecretStore store;
  private final Revocations revocations;
  private final View view;
  private final Clock clock;
  private String owed = "";

  /**
   * @param listed {@code auth.secret.revoked}
   * @param view tells what other nodes revoked
   */
  public RevokedSecrets(
      Secrets secrets,
      Set<String> listed,
      SecretStore store,
      Revocations revocations,
      View view,
      Clock clock) {
    this.secrets = secrets;
    this.listed = Set.copyOf(listed);
    this.store = store;
    this.revocations = revocations;
    this.view = view;
    this.clock = clock;
  }

  /** Before anything is opened: ends what has to end, and learns what was revoked, or fails. */
  public synchronized void start() {
    Instant now = clock.instant();
    for (String id : listed) {
      if (!has(id)) {
        FirstRow.create(() -> store.create(id, now, now), () -> has(id));
      }
      if (store.revoke(id, now, () -> revocations.secretRevoked(id))) {
        LOG.log(
            Level.WARNING,
            "SecretRevoked: {0} seals and opens nothing any more; every session that began so far"
                + " ended.",
            id);
      }
    }
    store.all().stream().filter(SecretStore.Row::revoked).forEach(row -> secrets.revoke(row.id()));
  }

  private boolean has(String id) {
    return store.all().stream().anyMatch(row -> row.id().equals(id));
  }

  /** Learns what other nodes revoked, and ends what this node may have let in until now. */
  public synchronized void poll() {
    for (Named secret : secrets.all()) {
      if (revokedElsewhere(secret.id()) && secrets.revoke(secret.id())) {
        owed = secret.id();
        LOG.log(
            Level.WARNING,
            "SecretRevoked: {0} ({1}) was revoked by another node; it seals and opens nothing here"
                + " either. Take it out of this node''s configuration.",
            secret.setting(),
            secret.id());
      }
    }
    if (!owed.isEmpty()) {
      String id = owed;
      store.inTransaction(() -> revocations.secretRevoked(id));
      owed = "";
    }
  }

  private boolean revokedElsewhere(String id) {
    return view.complete()
        ? view.of(Target.secret(id)) > 0
        : store.all().stream().anyMatch(row -> row.id().equals(id) && row.revoked());
  }
}
