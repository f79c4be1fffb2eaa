package org.gatehouse.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.database.DatabaseCalls;

/**
 * Memberships that wait for the invited person. Inviting looks nobody up, so that it tells nobody
 * who exists; reads work anywhere, changes need the transaction of a calling EJB.
 */
@DatabaseCalls
@ApplicationScoped
public class Invitations {
  private static final Duration LIFETIME = Duration.ofDays(7);

  /** Of one tenant at a time. */
  private static final int MOST = 100;

  @PersistenceContext(unitName = "gatehouse")
  private EntityManager entities;

  @Inject private Users users;
  @Inject private Clock clock;

  /**
   * Asks somebody in, or asks again; empty if too many wait for an answer.
   *
   * @param login a user name or an e-mail address
   * @param by the id of the inviting user
   */
  public Optional<Invitation> invite(String tenantId, String login, String by) {
    String canonical = Canonical.username(login);
    entities
        .createQuery(
            "DELETE FROM Invitation i WHERE i.tenantId = :tenant"
                + " AND (i.login = :login OR i.expiresAt <= :now)")
        .setParameter("tenant", tenantId)
        .setParameter("login", canonical)
        .setParameter("now", clock.instant())
        .executeUpdate();
    if (of(tenantId).size() >= MOST) {
      return Optional.empty();
    }
    Invitation invitation =
        new Invitation(
            UUID.randomUUID().toString(), tenantId, canonical, clock.instant().plus(LIFETIME));
    entities.persist(new InvitationEntity(invitation, by));
    entities.flush();
    return Optional.of(invitation);
  }

  /** Those of a tenant that wait for an answer, in the order of logins. */
  public List<Invitation> of(String tenantId) {
    return entities
        .createQuery(
            "SELECT i FROM Invitation i WHERE i.tenantId = :tenant AND i.expiresAt > :now"
                + " ORDER BY i.login",
            InvitationEntity.class)
        .setParameter("tenant", tenantId)
        .setParameter("now", clock.instant())
        .getResultStream()
        .map(InvitationEntity::toInvitation)
        .toList();
  }

  /** False if the tenant has no such invitation. */
  public boolean withdraw(String tenantId, String id) {
    return entities
            .createQuery("DELETE FROM Invitation i WHERE i.id = :id AND i.tenantId = :tenant")
            .setParameter("id", id)
            .setParameter("tenant", tenantId)
            .executeUpdate()
        == 1;
  }

  /**
   * Those that a user may answer, in the order of tenants: they name his user name, or an address
   * that our own record marks as verified.
   */
  public List<Invitation> forUser(String userId) {
    Set<String> logins = users.byId(userId).map(Invitations::logins).orElse(Set.of());
    if (logins.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "SELECT i FROM Invitation i WHERE i.login IN :logins AND i.expiresAt > :now"
                + " ORDER BY i.tenantId",
            InvitationEntity.class)
        .setParameter("logins", logins)
        .setParameter("now", clock.instant())
        .setMaxResults(MOST)
        .getResultStream()
        .map(InvitationEntity::toInvitation)
        .toList();
  }

  /** Takes an invitation away from those that a user may answer; empty if it is none of them. */
  public Optional<Invitation> answer(String userId, String id) {
    return forUser(userId).stream()
        .filter(invitation -> invitation.id().equals(id))
        .findFirst()
        .filter(invitation -> withdraw(invitation.tenantId(), id));
  }

  /** What an invitation to a user may say; an address that is not proven is nobody's. */
  static Set<String> logins(User user) {
    Stream<String> name = Stream.of(user.username()).filter(text -> text.indexOf('@') < 0);
    Stream<String> address = user.email().filter(any -> user.emailVerified()).stream();
    return Stream.concat(name, address.map(Canonical::email)).collect(Collectors.toSet());
  }
}
