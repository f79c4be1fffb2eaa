package org.gatehouse.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;

/** {@link AccountTokens} in table {@code auth_account_tokens}. */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
@DatabaseCalls
@Local(AccountTokens.class)
public class AccountTokenRows implements AccountTokens {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Clock clock;

  @Override
  public Optional<KeptTokens> of(String userId, String provider, String providerAccountId) {
    AccountEntity.Key key = new AccountEntity.Key(provider, providerAccountId);
    return Optional.ofNullable(entities.find(AccountTokensEntity.class, key))
        .map(AccountTokensEntity::toTokens)
        .filter(tokens -> tokens.userId().equals(userId));
  }

  @Override
  public Optional<KeptTokens> last(String userId, String provider) {
    return entities
        .createQuery(
            "SELECT t FROM AccountTokens t WHERE t.userId = :user AND t.provider = :provider"
                + " ORDER BY t.keptAt DESC, t.providerAccountId",
            AccountTokensEntity.class)
        .setParameter("user", userId)
        .setParameter("provider", provider)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .map(AccountTokensEntity::toTokens);
  }

  /** The account's row is locked, so that nobody takes it away or links it anew meanwhile. */
  @Override
  public boolean put(KeptTokens tokens) {
    AccountEntity.Key key = new AccountEntity.Key(tokens.provider(), tokens.providerAccountId());
    AccountEntity account = entities.find(AccountEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (account == null || !account.userId().equals(tokens.userId())) {
      return false;
    }
    entities.merge(new AccountTokensEntity(tokens, clock.instant()));
    entities.flush();
    return true;
  }

  @Override
  public boolean replace(KeptTokens tokens, long before) {
    return entities
            .createQuery(
                "UPDATE AccountTokens t SET t.sealed = :sealed, t.version = :next"
                    + " WHERE t.provider = :provider AND t.providerAccountId = :account"
                    + " AND t.userId = :user AND t.link = :link AND t.version = :before")
            .setParameter("sealed", tokens.sealed())
            .setParameter("next", tokens.version())
            .setParameter("provider", tokens.provider())
            .setParameter("account", tokens.providerAccountId())
            .setParameter("user", tokens.userId())
            .setParameter("link", tokens.link())
            .setParameter("before", before)
            .executeUpdate()
        > 0;
  }
}
