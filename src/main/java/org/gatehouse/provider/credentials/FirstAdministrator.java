package org.gatehouse.provider.credentials;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;

/** Makes the administrator of {@code auth.admin.*} when the database has none. */
@Startup
@Singleton
@DependsOn("Migrations")
public class FirstAdministrator {
  private static final Logger LOG = System.getLogger(FirstAdministrator.class.getName());
  private static final String ROLE = "ADMIN";

  @Inject private AuthConfig config;
  @Inject private Users users;
  @Inject private Passwords passwords;

  @PostConstruct
  void create() {
    if (users.anyWithRole(ROLE)) {
      return;
    }
    config.administrator().ifPresentOrElse(this::create, this::announce);
  }

  private void create(AuthConfig.Administrator administrator) {
    String email = administrator.email();
    users.create(
        new User(
            UUID.randomUUID().toString(),
            email,
            Optional.of("Administrator"),
            Optional.of(email),
            true,
            Optional.empty(),
            Optional.of(ROLE),
            false,
            Map.of()),
        passwords.hash(administrator.password().reveal()));
    LOG.log(Level.INFO, "FirstAdministrator: created from AUTH_ADMIN_EMAIL.");
  }

  private void announce() {
    if (!config.development()) {
      LOG.log(
          Level.WARNING,
          "NoAdministrator: nobody has the role ADMIN. Fix: set AUTH_ADMIN_EMAIL and"
              + " AUTH_ADMIN_PASSWORD and start again.");
    }
  }
}
