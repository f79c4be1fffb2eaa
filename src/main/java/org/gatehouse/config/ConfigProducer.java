package org.gatehouse.config;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Makes the checked configuration and the clock injectable. */
@Dependent
class ConfigProducer {
  @Produces
  @Dependent
  static AuthConfig config(ConfigExtension extension) {
    return extension.result().config();
  }

  @Produces
  @Dependent
  static Clock clock() {
    return Clock.systemUTC();
  }
}
