package org.gatehouse.pipeline;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.callback.PermissionSource;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * What the user of a session may do (mission row A18): what the token keeps, where it keeps the
 * numbers of the tables; else what the source says of the role, kept in memory for each role.
 */
public final class Grants {
  private static final Logger LOG = System.getLogger(Grants.class.getName());
  private static final String CLAIM = ClaimName.PERMISSIONS.wire();
  private static final int MOST = 200;
  private static final int LONGEST = 64;

  /** How long an answer counts, where nobody says that roles mean something else. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final Map<String, Known> byRole = new ConcurrentHashMap<>();
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Optional<PermissionSource> source;
  private final RolePermissions tables;
  private final LongSupplier rolesChanged;
  private final Set<String> roles;
  private final boolean inToken;
  private final Clock clock;

  /**
   * @param asOf the last change of what roles mean that was known before the source was asked
   */
  private record Known(Set<String> names, long asOf, Instant read) {}

  /**
   * @param source of the application, by code or by configuration; empty for the tables
   * @param rolesChanged the last known change of what roles mean; 0 for none
   */
  public Grants(
      Optional<PermissionSource> source,
      RolePermissions tables,
      LongSupplier rolesChanged,
      AuthConfig config,
      Clock clock) {
    this.source = source;
    this.tables = tables;
    this.rolesChanged = rolesChanged;
    this.roles = config.roles();
    this.inToken = config.permissions() && source.isEmpty();
    this.clock = clock;
  }

  /** Whether the token keeps numbers of the tables. */
  boolean inToken() {
    return inToken;
  }

  /**
   * Names in alphabetical order; none for a role outside {@code auth.roles}.
   *
   * @throws CallbackFailedException if the source threw, or said what is no set of names
   */
  public Set<String> of(Claims claims) {
    return inToken && claims.has(CLAIM)
        ? tables.names(claims.numbers(CLAIM))
        : role(claims).map(this::ofRole).orElse(Set.of());
  }

  /** Whether all that is needed is there. What nobody can ever have is told once. */
  public boolean permit(Claims claims, Set<String> needed) {
    boolean permitted = of(claims).containsAll(needed);
    if (!permitted) {
      needed.stream().filter(name -> !told.contains(name)).forEach(this::tellUnknown);
    }
    return permitted;
  }

  Optional<String> role(Claims claims) {
    return claims.text(ClaimName.ROLE.wire()).filter(roles::contains);
  }

  /** A refusal stays one, whether or not more can be said about it. */
  private void tellUnknown(String name) {
    try {
      if (roles.stream().noneMatch(role -> ofRole(role).contains(name)) && told.add(name)) {
        LOG.log(Level.WARNING, "UnknownPermission: {0} is required, and no role has it.", name);
      }
    } catch (DatabaseUnavailableException | CallbackFailedException e) {
      // it is told at another refusal
    }
  }

  private Set<String> ofRole(String role) {
    long asOf = rolesChanged.getAsLong();
    Known known = byRole.get(role);
    Instant now = clock.instant();
    if (known == null || known.asOf() != asOf || !now.isBefore(known.read().plus(KEPT))) {
      known = new Known(ask(role), asOf, now);
      byRole.put(role, known);
    }
    return known.names();
  }

  private Set<String> ask(String role) {
    try {
      Set<String> names =
          source.isPresent() ? source.get().ofRole(role) : tables.names(tables.ofRole(role));
      if (names.size() > MOST || names.stream().anyMatch(name -> name.length() > LONGEST)) {
        throw new IllegalStateException("more names than a role may have, or a longer one");
      }
      return Collections.unmodifiableSet(new TreeSet<>(names));
    } catch (DatabaseUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CallbackFailedException("permissions", e);
    }
  }
}
