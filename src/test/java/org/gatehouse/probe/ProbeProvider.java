package org.gatehouse.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.TreeSet;
import org.gatehouse.account.User;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsProvider;
import org.gatehouse.provider.CredentialsSigninException;
import org.gatehouse.provider.ProviderUnavailableException;

/** Knows everybody whose password is {@code right}; some names make it fail. */
@ApplicationScoped
public class ProbeProvider implements CredentialsProvider {
  @Inject private ProbeLog log;

  @Override
  public Optional<User> authorize(Credentials credentials) {
    log.add("authorize");
    String name = credentials.field("username").orElse("");
    switch (name) {
      case "fields" ->
          log.add("fields:" + String.join(",", new TreeSet<>(credentials.fields().keySet())));
      case "coded" -> throw new CredentialsSigninException("locked");
      case "throws" -> throw new IllegalStateException("canary-in-an-exception-message");
      case "unavailable" -> throw new ProviderUnavailableException(null);
      default -> {}
    }
    return credentials.field("password").filter("right"::equals).map(right -> user(name));
  }

  private static User user(String name) {
    String id = name.equals("noid") ? "" : name.equals("answer") ? "42" : "probe-" + name;
    Optional<String> role =
        switch (name) {
          case "staff" -> Optional.of("STAFF");
          case "admin" -> Optional.of("ADMIN");
          case "fundraiser" -> Optional.of("FUNDRAISER");
          case "norole" -> Optional.empty();
          default -> Optional.of("CUSTOMER");
        };
    User.Builder user =
        User.builder(id, name)
            .name("Probe " + name)
            .email(name + "@example.com")
            .image("https://example.com/" + name + ".png");
    role.ifPresent(user::role);
    if (name.equals("fundraiser")) {
      user.attribute("fundraiserId", "fr-7").attribute("avatar", "https://example.com/avatar.png");
    }
    return user.build();
  }
}
