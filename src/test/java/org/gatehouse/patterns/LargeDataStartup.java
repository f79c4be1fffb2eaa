package org.gatehouse.patterns;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.provider.credentials.Passwords;

/** A user with a long text. */
@Startup
@Singleton
@DependsOn("Migrations")
public class LargeDataStartup {
  @Inject private Users users;
  @Inject private Passwords passwords;

  @PostConstruct
  void create() {
    users.create(
        new User(
            "writer-1",
            "writer",
            Optional.of("Will Writer"),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.of("USER"),
            false,
            Map.of("biography", "Once upon a time. ".repeat(110))),
        passwords.hash("a passphrase of the writer"));
  }
}
