package org.gatehouse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.revocation.Revocations;

/**
 * Which user a provider's account belongs to; each call is one transaction. The key is the provider
 * and its id of the account, never the address (wire.md 9, SEC-254, SEC-255).
 */
@Stateless
@PermitAll
@DatabaseCalls
public class Accounts {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Users users;
  @Inject private Revocations revocations;
  @Inject private Clock clock;

  /** What a sign-in by a provider came to. */
  public sealed interface Outcome {
    /** This user; {@code created} if the sign-in made him. */
    record Found(User user, boolean created) implements Outcome {}

    /** The account or the address belongs to somebody else. */
    record NotLinked() implements Outcome {}

    /** The user may not sign in; nothing was linked. */
    record Disabled() implements Outcome {}
  }

  /**
   * Around a sign-in.
   *
   * @param signedInUser whose session the browser has; nobody else can sign in beside him
   * @param linkTo who asked that the account be linked to him, and is signed in
   */
  public record Circumstances(Optional<String> signedInUser, Optional<String> linkTo) {}

  public Optional<User> userOf(ProviderAccount account) {
    return row(account.provider(), account.providerAccountId())
        .map(AccountEntity::userId)
        .flatMap(users::byId);
  }

  /**
   * Finds, links or makes the user of an account.
   *
   * @param profile a user as the provider describes him; kept as it is if he is made. His address
   *     counts as verified only if the provider is trusted for that
   */
  public Outcome signIn(ProviderAccount account, User profile, Circumstances now) {
    Optional<String> signedIn = now.signedInUser().flatMap(users::byId).map(User::id);
    Optional<User> known = userOf(account);
    if (known.isPresent()) {
      boolean other = signedIn.filter(id -> !id.equals(known.get().id())).isPresent();
      return other ? new Outcome.NotLinked() : found(known.get(), profile);
    }
    if (now.linkTo().isPresent()) {
      return link(account, now.linkTo().get());
    }
    Optional<User> namesake = profile.email().flatMap(users::byEmail);
    if (namesake.isPresent()) {
      String id = namesake.get().id();
      boolean proven = profile.emailVerified() && namesake.get().emailVerified();
      boolean inTheWay = signedIn.filter(user -> !user.equals(id)).isPresent();
      return proven && !inTheWay ? link(account, id) : new Outcome.NotLinked();
    }
    if (signedIn.isPresent()) {
      return new Outcome.NotLinked();
    }
    users.create(profile, null);
    entities.persist(new AccountEntity(account, profile.id(), clock.instant()));
    entities.flush();
    return new Outcome.Found(profile, true);
  }

  public List<ProviderAccount> of(String userId) {
    return entities
        .createQuery(
            "SELECT a FROM Account a WHERE a.userId = :user ORDER BY a.provider",
            AccountEntity.class)
        .setParameter("user", userId)
        .getResultStream()
        .map(AccountEntity::toAccount)
        .toList();
  }

  /**
   * Takes an account from its user, and ends the sessions that came by it; false if it is not his,
   * or the only way he can sign in.
   *
   * @param usable providers that there are; an account of another one is no way to sign in
   */
  public boolean unlink(
      String userId, String provider, String providerAccountId, Set<String> usable) {
    Optional<UserEntity> user = locked(userId);
    List<ProviderAccount> his = of(userId);
    Optional<AccountEntity> row =
        row(provider, providerAccountId).filter(account -> account.userId().equals(userId));
    boolean another =
        his.stream()
            .filter(account -> usable.contains(account.provider()))
            .anyMatch(
                account ->
                    !account.provider().equals(provider)
                        || !account.providerAccountId().equals(providerAccountId));
    boolean password = user.flatMap(UserEntity::passwordHash).isPresent();
    if (row.isEmpty() || !another && !password) {
      return false;
    }
    entities.remove(row.get());
    revocations.endAccount(provider, providerAccountId);
    return true;
  }

  private Outcome link(ProviderAccount account, String userId) {
    Optional<UserEntity> user = locked(userId);
    if (user.isEmpty()) {
      return new Outcome.NotLinked();
    }
    if (user.get().toUser().disabled()) {
      return new Outcome.Disabled();
    }
    entities.persist(new AccountEntity(account, userId, clock.instant()));
    entities.flush();
    return new Outcome.Found(user.get().toUser(), false);
  }

  /**
   * A display name that our record lacks is taken over. An address is not; but the one it has is
   * marked as verified where a trusted provider of this user proves it.
   */
  private Outcome found(User user, User profile) {
    if (user.disabled()) {
      return new Outcome.Disabled();
    }
    if (user.name().isEmpty() && profile.name().isPresent()) {
      users.rename(user.id(), profile.name().get(), Map.of());
    }
    if (!user.emailVerified() && profile.emailVerified() && profile.email().equals(user.email())) {
      entities.find(UserEntity.class, user.id()).verifyEmail(clock.instant());
    }
    return new Outcome.Found(users.byId(user.id()).orElseThrow(), false);
  }

  /** Changes of the ways in which one user signs in take turns. */
  private Optional<UserEntity> locked(String userId) {
    return Optional.ofNullable(
        entities.find(UserEntity.class, userId, LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<AccountEntity> row(String provider, String providerAccountId) {
    AccountEntity.Key key = new AccountEntity.Key(provider, providerAccountId);
    return Optional.ofNullable(entities.find(AccountEntity.class, key));
  }
}
