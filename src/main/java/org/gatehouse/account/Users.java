package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.database.DatabaseUnavailableException;

/**
 * The people. Reads work anywhere; changes need the transaction of a calling EJB. A database that
 * does not answer surfaces as {@link DatabaseUnavailableException}.
 */
@DatabaseCalls
@ApplicationScoped
public class Users implements PeopleById {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Clock clock;

  @Override
  public Optional<User> byId(String id) {
    return Optional.ofNullable(entities.find(UserEntity.class, id)).map(UserEntity::toUser);
  }

  /** By user name, or by e-mail address if the text holds an {@code @}. */
  public Optional<StoredPassword> byLogin(String login) {
    String canonical = Canonical.username(login);
    String field = canonical.indexOf('@') >= 0 ? "email" : "username";
    return by(field, canonical)
        .map(found -> new StoredPassword(found.toUser(), found.passwordHash()));
  }

  /** By an address, verified or not. */
  public Optional<User> byEmail(String email) {
    return by("email", Canonical.email(email)).map(UserEntity::toUser);
  }

  public boolean hasPassword(String id) {
    return Optional.ofNullable(entities.find(UserEntity.class, id))
        .flatMap(UserEntity::passwordHash)
        .isPresent();
  }

  @Override
  public Optional<User> byVerifiedEmail(String email) {
    return by("email", Canonical.email(email)).map(UserEntity::toUser).filter(User::emailVerified);
  }

  public boolean anyWithRole(String role) {
    return count(role) > 0;
  }

  /**
   * Users of this tenant, and those of none, in the order of user names; {@code offset} and {@code
   * limit} count users.
   */
  public List<User> page(Optional<String> tenantId, int offset, int limit) {
    return entities
        .createQuery(
            "SELECT u FROM User u WHERE NOT EXISTS"
                + " (SELECT m FROM Membership m WHERE m.userId = u.id) OR EXISTS"
                + " (SELECT n FROM Membership n WHERE n.userId = u.id AND n.tenantId = :tenant)"
                + " ORDER BY u.username",
            UserEntity.class)
        .setParameter("tenant", tenantId.orElse(""))
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(UserEntity::toUser)
        .toList();
  }

  /** Number of users who may sign in with this role. */
  public long count(String role) {
    return entities
        .createQuery(
            "SELECT COUNT(u) FROM User u WHERE u.role = :role AND u.disabled = false", Long.class)
        .setParameter("role", role)
        .getSingleResult();
  }

  public void create(User user, String passwordHash) {
    entities.persist(new UserEntity(user, passwordHash, clock.instant()));
    entities.flush();
  }

  public void changePasswordHash(String id, String hash) {
    entities.find(UserEntity.class, id).changePasswordHash(hash);
  }

  /** The changed user; empty if there is none with this id. An empty argument changes nothing. */
  public Optional<User> change(String id, Optional<String> role, Optional<Boolean> disabled) {
    Optional<UserEntity> found = Optional.ofNullable(entities.find(UserEntity.class, id));
    found.ifPresent(
        user -> {
          role.ifPresent(user::changeRole);
          disabled.ifPresent(user::changeDisabled);
          entities.flush();
        });
    return found.map(UserEntity::toUser);
  }

  /** Gives a user a display name and sets these attributes. */
  public void rename(String id, String name, Map<String, String> attributes) {
    Optional.ofNullable(entities.find(UserEntity.class, id))
        .ifPresent(user -> user.rename(name, attributes));
  }

  private Optional<UserEntity> by(String field, String value) {
    return entities
        .createQuery("SELECT u FROM User u WHERE u." + field + " = :value", UserEntity.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }
}
