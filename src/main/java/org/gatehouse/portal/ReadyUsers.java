package org.gatehouse.portal;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.account.User;
import org.gatehouse.account.Users;
import org.gatehouse.application.Deployment;
import org.gatehouse.application.PasswordHashes;

/**
 * The users of the development profile, each with the password {@code demo-<user>-passphrase}, two
 * tenants, and a few projects. Production does not start on a database where one of them may sign
 * in.
 */
@Startup
@Singleton
@DependsOn({"Migrations", "PortalMigrations"})
public class ReadyUsers {
  private static final Logger LOG = System.getLogger(ReadyUsers.class.getName());
  private static final String PREFIX = "demo-";
  private static final List<String> NAMES =
      List.of(
          "customer",
          "staff",
          "admin",
          "platform",
          "gloria",
          "wholesale",
          "fundraiser",
          "developer",
          "disabled");
  private static final String ACME = "acme";
  private static final String GLOBEX = "globex";

  @Inject private Deployment config;
  @Inject private Users users;
  @Inject private Tenants tenants;
  @Inject private PasswordHashes passwords;
  @Inject private ReadyProjects projects;

  @PostConstruct
  void create() {
    if (!config.development()) {
      refuseThoseWhoMaySignIn();
    } else if (users.byLogin("customer").isEmpty()) {
      createAll();
    }
  }

  private void refuseThoseWhoMaySignIn() {
    List<String> enabled =
        NAMES.stream()
            .map(name -> PREFIX + name)
            .filter(id -> users.byId(id).filter(user -> !user.disabled()).isPresent())
            .toList();
    if (!enabled.isEmpty()) {
      String line =
          "ReadyUserEnabled: this database has users whose passwords are in the README: "
              + String.join(", ", enabled)
              + ". Fix: use a database that development never used, or disable them.";
      LOG.log(Level.ERROR, line);
      throw new IllegalStateException(line);
    }
  }

  private void createAll() {
    tenants.create(new Tenant(ACME, "Acme Ltd"));
    tenants.create(new Tenant(GLOBEX, "Globex plc"));
    user("customer", "Casey", "Customer", "CUSTOMER", Map.of("credits", "120"), ACME);
    user("staff", "Sam", "Staff", "STAFF", Map.of(), ACME, GLOBEX);
    user("platform", "Pat", "Platform", "ADMIN", Map.of());
    user("admin", "Alex", "Admin", "ADMIN", Map.of(), ACME);
    user("gloria", "Gloria", "Globex", "ADMIN", Map.of(), GLOBEX);
    user("wholesale", "Willa", "Wholesale", "WHOLESALE", Map.of("credits", "60"), ACME);
    Map<String, String> fundraiser = Map.of("fundraiserId", "fr-1001");
    user("fundraiser", "Finn", "Fundraiser", "FUNDRAISER", fundraiser, ACME);
    user("developer", "Dana", "Developer", "DEVELOPER", Map.of(), ACME);
    user("disabled", "Dee", "Disabled", "CUSTOMER", Map.of(), ACME);
    projects.create(ACME, "Anvil catalogue", "Rocket skates", "Warehouse move");
    projects.create(GLOBEX, "Hammock district", "Weather machine");
  }

  /** The first tenant is the default; who belongs to none and has the platform role runs it all. */
  private void user(
      String username,
      String firstName,
      String lastName,
      String role,
      Map<String, String> more,
      String... memberOf) {
    Map<String, String> attributes = new HashMap<>(more);
    attributes.put("firstName", firstName);
    attributes.put("lastName", lastName);
    User user =
        User.builder(PREFIX + username, username)
            .name(firstName + " " + lastName)
            .verifiedEmail(username + "@example.com")
            .role(role)
            .disabled(username.equals("disabled"))
            .attributes(attributes)
            .build();
    users.create(user, passwords.hash("demo-" + username + "-passphrase"));
    for (String tenant : memberOf) {
      tenants.place(tenant, user.id());
    }
    Stream.of(memberOf).findFirst().ifPresent(first -> tenants.chooseDefault(user.id(), first));
  }
}
