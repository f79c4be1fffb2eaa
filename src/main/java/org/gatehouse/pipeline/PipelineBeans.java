package org.gatehouse.pipeline;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.gatehouse.account.PeopleById;
import org.gatehouse.config.AuthConfig;

/** The classes of this room that know no container, with the parts a server gives them. */
@Dependent
class PipelineBeans {
  @Produces
  @Singleton
  RoleLookup roles(PeopleById people, AuthConfig config, Clock clock) {
    return new RoleLookup(people, config.roleRepairByEmail(), clock);
  }
}
