package org.gatehouse.token;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;

/** The configured secrets as keys per cookie name: the first seals, all open; derived once each. */
final class KeyRing {
  private final Flavour flavour;
  private final List<Secret> secrets;
  private final Map<String, List<SealingKey>> bySalt = new ConcurrentHashMap<>();

  KeyRing(Flavour flavour, List<Secret> secrets) {
    this.flavour = flavour;
    this.secrets = List.copyOf(secrets);
  }

  /**
   * In the order of the list. {@code salt} is a name from the configuration, never from a request.
   */
  List<SealingKey> keys(String salt) {
    return bySalt.computeIfAbsent(
        salt,
        s ->
            secrets.stream()
                .map(secret -> SealingKey.derive(flavour, secret.reveal(), s))
                .toList());
  }
}
