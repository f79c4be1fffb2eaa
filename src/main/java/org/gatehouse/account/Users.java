package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.database.DatabaseCalls;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.revocation.Revocations;

/**
 * The people. Reads work anywhere; changes need the transaction of a calling EJB. A database that
 * does not answer surfaces as {@link DatabaseUnavailableException}.
 */
@DatabaseCalls
@ApplicationScoped
public class Users implements PeopleById {
  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Revocations revocations;
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

  /** Whether somebody who belongs to no tenant may sign in with this role. */
  public boolean anyWithoutTenant(String role) {
    return entities
        .createQuery(
            "SELECT u FROM User u WHERE u.role = :role"
                + " AND NOT EXISTS (SELECT m FROM Membership m WHERE m.userId = u.id)",
            UserEntity.class)
        .setParameter("role", role)
        .getResultStream()
        .anyMatch(user -> !user.toUser().disabled());
  }

  /** Everybody, in the order of user names; {@code offset} and {@code limit} count users. */
  public List<User> page(int offset, int limit) {
    return page(
        entities.createQuery("SELECT u FROM User u ORDER BY u.username", UserEntity.class),
        offset,
        limit);
  }

  /** As {@link #page}, of the members of a tenant. */
  public List<User> members(String tenantId, int offset, int limit) {
    return page(
        entities
            .createQuery(
                "SELECT u FROM User u, Membership m WHERE m.userId = u.id AND m.tenantId = :tenant"
                    + " ORDER BY u.username",
                UserEntity.class)
            .setParameter("tenant", tenantId),
        offset,
        limit);
  }

  private static List<User> page(TypedQuery<UserEntity> query, int offset, int limit) {
    return query
        .setFirstResult(offset)
        .setMaxResults(limit)
        .getResultStream()
        .map(UserEntity::toUser)
        .toList();
  }

  public void create(User user, String passwordHash) {
    entities.persist(new UserEntity(user, passwordHash, clock.instant()));
    entities.flush();
  }

  /** Puts a new record of the same password in place of the old one, unless that has changed. */
  public void renewPasswordHash(String id, String old, String renewed) {
    locked(id)
        .filter(user -> user.passwordHash().filter(old::equals).isPresent())
        .ifPresent(user -> user.changePasswordHash(renewed));
  }

  /** The changed user; empty if there is none with this id. An empty argument changes nothing. */
  public Optional<User> change(String id, Optional<String> role, Optional<Boolean> disabled) {
    Optional<UserEntity> found = locked(id);
    found.ifPresent(
        user -> {
          role.ifPresent(user::changeRole);
          disabled.ifPresent(user::changeDisabled);
          entities.flush();
          if (disabled.orElse(false)) {
            revocations.endUser(id);
          } else {
            revocations.userChanged(id);
          }
        });
    return found.map(UserEntity::toUser);
  }

  /** Gives a user a display name and sets these attributes. */
  public void rename(String id, String name, Map<String, String> attributes) {
    locked(id)
        .ifPresent(
            user -> {
              user.rename(name, attributes);
              revocations.userChanged(id);
            });
  }

  /**
   * Gives a user's attribute what follows from what it is, while nobody else can change him; takes
   * effect on his live sessions. Empty, and nothing changed, if nothing follows or there is no such
   * user.
   */
  public Optional<String> changeAttribute(
      String id, String name, Function<Optional<String>, Optional<String>> change) {
    Optional<UserEntity> user = locked(id);
    Optional<String> value = user.flatMap(found -> change.apply(found.attribute(name)));
    value.ifPresent(
        text -> {
          user.get().describe(name, text);
          revocations.userChanged(id);
        });
    return value;
  }

  /** The caller says so to live sessions, together with what else it changes. */
  void withdrawRole(String id, String role) {
    locked(id)
        .filter(user -> user.toUser().role().filter(role::equals).isPresent())
        .ifPresent(user -> user.changeRole(null));
  }

  /**
   * Changes of one user take turns on his row, where an optimistic lock would make all but one
   * fail.
   */
  private Optional<UserEntity> locked(String id) {
    return Optional.ofNullable(entities.find(UserEntity.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<UserEntity> by(String field, String value) {
    return entities
        .createQuery("SELECT u FROM User u WHERE u." + field + " = :value", UserEntity.class)
        .setParameter("value", value)
        .getResultStream()
        .findFirst();
  }
}
