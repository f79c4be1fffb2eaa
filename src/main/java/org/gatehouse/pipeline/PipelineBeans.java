package org.gatehouse.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.account.PeopleById;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.callback.PermissionSource;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.revocation.LiveSessions;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class PipelineBeans {
  @Produces
  @Singleton
  RoleLookup roles(PeopleById people, AuthConfig config, Clock clock) {
    return new RoleLookup(people, config.roleRepairByEmail(), clock);
  }

  /** Two beans for one source are ambiguous, as for a hook; a bean and a setting are too. */
  @Produces
  @Singleton
  Grants grants(
      Instance<PermissionSource> beans,
      RolePermissions tables,
      LiveSessions live,
      AuthConfig config,
      Clock clock) {
    boolean configured = config.permissionsOfRoles().given();
    if (configured && !beans.isUnsatisfied()) {
      throw new IllegalStateException(
          "AmbiguousPermissions: a PermissionSource and auth.permissions.roles both say what roles"
              + " may do. Fix: keep one.");
    }
    Optional<PermissionSource> source =
        configured
            ? Optional.of(config.permissionsOfRoles()::ofRole)
            : beans.isUnsatisfied() ? Optional.empty() : Optional.of(beans.get());
    return new Grants(source, tables, live::roles, config, clock);
  }

  void resolveAtStart(@Observes @Initialized(ApplicationScoped.class) Object event, Grants grants) {
    grants.inToken(); // sources that cannot be told apart are reported while deploying
  }
}
