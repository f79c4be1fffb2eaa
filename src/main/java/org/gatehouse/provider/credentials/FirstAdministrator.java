package org.gatehouse.provider.credentials;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;

/**
 * Makes the administrator of {@code auth.admin.*} when nobody administers the platform: he has
 * {@code auth.platform-role} and belongs to no tenant.
 */
@Startup
@Singleton
@DependsOn("Migrations")
public class FirstAdministrator {
  private static final Logger LOG = System.getLogger(FirstAdministrator.class.getName());

  @Inject private AuthConfig config;
  @Inject private Users users;
  @Inject private Passwords passwords;

  @PostConstruct
  void create() {
    if (users.anyWithoutTenant(config.platformRole())) {
      return;
    }
    config
        .administrator()
        .filter(wanted -> users.byLogin(wanted.email()).isEmpty())
        .ifPresentOrElse(this::create, this::announce);
  }

  private void create(AuthConfig.Administrator administrator) {
    String email = administrator.email();
    users.create(
        User.builder(UUID.randomUUID().toString(), email)
            .name("Administrator")
            .verifiedEmail(email)
            .role(config.platformRole())
            .build(),
        passwords.hash(administrator.password().reveal()));
    LOG.log(Level.INFO, "FirstAdministrator: created from AUTH_ADMIN_EMAIL.");
  }

  private void announce() {
    if (!config.development() && config.roles().contains(config.platformRole())) {
      LOG.log(
          Level.WARNING,
          "NoAdministrator: nobody without a tenant has the role of auth.platform-role. Fix: set"
              + " AUTH_ADMIN_EMAIL, to an address that no user has, and AUTH_ADMIN_PASSWORD,"
              + " and start again.");
    }
  }
}
