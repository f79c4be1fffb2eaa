package org.gatehouse.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The configured secrets in their order, and which of them are revoked: the first that is not
 * seals, all that are not open. A node may learn of a revocation while it runs; none is taken back.
 */
public final class Secrets {
  private final List<Named> all;
  private final SecretUse use;
  private volatile Set<String> revoked;

  /**
   * One of them.
   *
   * @param setting the key it was read from
   * @param id {@link SecretId}
   */
  public record Named(String setting, String id, Secret secret) {
    Named(String setting, Secret secret) {
      this(setting, SecretId.of(secret), secret);
    }
  }

  /**
   * @param revoked ids, also of secrets that are not here
   */
  Secrets(List<Named> all, Set<String> revoked) {
    this.all = List.copyOf(all);
    this.use = new SecretUse(all.size());
    this.revoked = Set.copyOf(revoked);
  }

  /** In this order, none revoked. */
  public static Secrets of(Secret... secrets) {
    List<Named> named = new ArrayList<>();
    Arrays.stream(secrets).map(secret -> new Named("auth.secret", secret)).forEach(named::add);
    return new Secrets(named, Set.of());
  }

  /** All of them; what is a number of a secret elsewhere is its place here. */
  public List<Named> all() {
    return all;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * Those that are not revoked.
   *
   * @throws NoSecretLeftException if all are
   */
  public List<Secret> usable() {
    Set<String> gone = revoked;
    List<Secret> left =
        all.stream().filter(named -> !gone.contains(named.id())).map(Named::secret).toList();
    if (left.isEmpty()) {
      throw new NoSecretLeftException();
    }
    return left;
  }

  /**
   * The number of the one that seals.
   *
   * @throws NoSecretLeftException if all are revoked
   */
  public int sealing() {
    for (int i = 0; i < all.size(); i++) {
      if (!isRevoked(i)) {
        return i;
      }
    }
    throw new NoSecretLeftException();
  }

  public boolean isRevoked(int number) {
    return revoked.contains(all.get(number).id());
  }

  /** From now on such a secret neither seals nor opens; false if that is so already. */
  public synchronized boolean revoke(String id) {
    Set<String> more = new HashSet<>(revoked);
    boolean isNew = more.add(id);
    revoked = Set.copyOf(more);
    return isNew;
  }

  /** What this node saw of each. */
  public SecretUse use() {
    return use;
  }
}
