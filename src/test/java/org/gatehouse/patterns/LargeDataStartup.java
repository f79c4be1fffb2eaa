package org.gatehouse.patterns;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
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
        User.builder("writer-1", "writer")
            .name("Will Writer")
            .role("USER")
            .attribute("biography", "Once upon a time. ".repeat(110))
            .build(),
        passwords.hash("a passphrase of the writer"));
  }
}
