package org.gatehouse.token;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secrets;

/**
 * The configured secrets as keys per cookie name, also of those that are revoked. Keys are kept for
 * the names given at construction; a name that came with a request is derived for and forgotten, so
 * that no request makes this grow.
 */
final class KeyRing {
  private final Flavour flavour;
  private final Secrets secrets;
  private final Set<String> kept;
  private final Map<String, List<SealingKey>> bySalt = new ConcurrentHashMap<>();

  /**
   * @param kept salts whose keys are derived once: names of the configuration, never of a request
   */
  KeyRing(Flavour flavour, Secrets secrets, Set<String> kept) {
    this.flavour = flavour;
    this.secrets = secrets;
    this.kept = Set.copyOf(kept);
  }

  /** In the order of the list. */
  List<SealingKey> keys(String salt) {
    return kept.contains(salt) ? bySalt.computeIfAbsent(salt, this::derive) : derive(salt);
  }

  /** How many salts have kept keys. */
  int size() {
    return bySalt.size();
  }

  private List<SealingKey> derive(String salt) {
    return secrets.all().stream()
        .map(named -> SealingKey.derive(flavour, named.secret().reveal(), salt))
        .toList();
  }
}
