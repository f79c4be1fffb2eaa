package org.gatehouse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

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
  @Inject private Clock clock;

  /** What a sign-in by a provider came to. */
  public sealed interface Outcome {
    /** This user; {@code created} if the sign-in made him. */
    record Found(User user, boolean created) implements Outcome {}

    /** The account or the address belongs to somebody else. */
    record NotLinked() implements Outcome {}
  }

  /** Rules of a sign-in, beside the account itself. */
  public record Circumstances(Optional<String> signedInUser, boolean linkByVerifiedEmail) {}

  public Optional<User> userOf(ProviderAccount account) {
    return row(account.provider(), account.providerAccountId())
        .map(AccountEntity::userId)
        .flatMap(users::byId);
  }

  /**
   * Finds, links or makes the user of an account.
   *
   * @param profile a user as the provider describes him; kept as it is if he is made
   */
  public Outcome signIn(ProviderAccount account, User profile, Circumstances now) {
    Optional<User> known = userOf(account);
    if (known.isPresent()) {
      boolean other = now.signedInUser().filter(id -> !id.equals(known.get().id())).isPresent();
      return other ? new Outcome.NotLinked() : found(known.get(), profile);
    }
    Optional<User> signedIn = now.signedInUser().flatMap(users::byId);
    if (signedIn.isPresent()) {
      return link(account, signedIn.get());
    }
    Optional<User> namesake = profile.email().flatMap(users::byEmail);
    if (namesake.isPresent()) {
      boolean trusted =
          now.linkByVerifiedEmail() && profile.emailVerified() && namesake.get().emailVerified();
      return trusted ? link(account, namesake.get()) : new Outcome.NotLinked();
    }
    users.create(profile, null);
    link(account, profile);
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

  /** Takes an account from its user; false if it is not his, or the only way he can sign in. */
  public boolean unlink(String userId, String provider, String providerAccountId) {
    Optional<AccountEntity> his =
        row(provider, providerAccountId).filter(account -> account.userId().equals(userId));
    boolean last = of(userId).size() == 1 && !users.hasPassword(userId);
    if (his.isEmpty() || last) {
      return false;
    }
    entities.remove(his.get());
    return true;
  }

  private Outcome link(ProviderAccount account, User user) {
    entities.persist(new AccountEntity(account, user.id(), clock.instant()));
    entities.flush();
    return new Outcome.Found(user, false);
  }

  /** A display name or a picture that our record lacks is taken over. */
  private Outcome found(User user, User profile) {
    if (user.name().isEmpty() && profile.name().isPresent()) {
      users.rename(user.id(), profile.name().get(), Map.of());
    }
    return new Outcome.Found(users.byId(user.id()).orElseThrow(), false);
  }

  private Optional<AccountEntity> row(String provider, String providerAccountId) {
    AccountEntity.Key key = new AccountEntity.Key(provider, providerAccountId);
    return Optional.ofNullable(entities.find(AccountEntity.class, key));
  }
}
