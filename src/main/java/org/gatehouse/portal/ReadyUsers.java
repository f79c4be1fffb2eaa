package org.gatehouse.portal;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.provider.credentials.Passwords;

/** The users of the development profile, each with the password {@code demo-<user>-passphrase}. */
@Startup
@Singleton
@DependsOn("Migrations")
public class ReadyUsers {
  @Inject private AuthConfig config;
  @Inject private Users users;
  @Inject private Passwords passwords;

  @PostConstruct
  void create() {
    if (config.development() && users.byLogin("customer").isEmpty()) {
      List.of(
              user("customer", "Casey", "Customer", "CUSTOMER", Map.of()),
              user("staff", "Sam", "Staff", "STAFF", Map.of()),
              user("admin", "Alex", "Admin", "ADMIN", Map.of()),
              user("wholesale", "Willa", "Wholesale", "WHOLESALE", Map.of()),
              user(
                  "fundraiser",
                  "Finn",
                  "Fundraiser",
                  "FUNDRAISER",
                  Map.of("fundraiserId", "fr-1001")),
              user("developer", "Dana", "Developer", "DEVELOPER", Map.of()),
              user("disabled", "Dee", "Disabled", "CUSTOMER", Map.of()))
          .forEach(
              user ->
                  users.create(user, passwords.hash("demo-" + user.username() + "-passphrase")));
    }
  }

  private static User user(
      String username, String firstName, String lastName, String role, Map<String, String> more) {
    Map<String, String> attributes = new HashMap<>(more);
    attributes.put("firstName", firstName);
    attributes.put("lastName", lastName);
    return new User(
        "demo-" + username,
        username,
        Optional.of(firstName + " " + lastName),
        Optional.of(username + "@example.com"),
        true,
        Optional.empty(),
        Optional.of(role),
        username.equals("disabled"),
        attributes);
  }
}
