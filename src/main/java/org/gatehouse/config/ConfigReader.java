package org.gatehouse.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads {@link AuthConfig} from MicroProfile Config; never throws, but collects problems. */
public final class ConfigReader {
  /** What was read; {@code config} is to be used only when there is no problem. */
  public record Result(AuthConfig config, List<Problem> problems) {}

  private final Problems problems = new Problems();
  private final Config config;
  private final Values values;
  private final boolean development;
  private final SecretReader secrets;

  private ConfigReader(Config config, Path directory) {
    this.config = config;
    values = new Values(config, problems);
    development =
        config
            .getOptionalValue("mp.config.profile", String.class)
            .or(() -> config.getOptionalValue("smallrye.config.profile", String.class))
            .map(profile -> List.of(profile.split("\\s*,\\s*")).contains("dev"))
            .orElse(false);
    secrets = new SecretReader(values, problems, new DevelopmentSecret(directory));
  }

  /**
   * Reads and checks everything.
   *
   * @param directory where a development server keeps its generated secret
   */
  public static Result read(Config config, Path directory) {
    ConfigReader reader = new ConfigReader(config, directory);
    return new Result(reader.read(), reader.problems.all());
  }

  private AuthConfig read() {
    Optional<URI> url = url();
    boolean https = url.map(u -> u.getScheme().equalsIgnoreCase("https")).orElse(false);
    Flavour flavour =
        Flavour.valueOf(values.choice(Setting.FLAVOUR, "v5", "v4").toUpperCase(Locale.ROOT));
    CookieConfig cookies = new CookieReader(values, problems).read(flavour, https);
    if (!development
        && url.isPresent()
        && !https
        && values.flag(Setting.COOKIE_SECURE).orElse(true)) {
      problems.add(
          "InsecureUrl",
          "AUTH_URL is not https, so the session cookie would travel in the clear.",
          "use an https AUTH_URL, or accept the risk with AUTH_COOKIES_SECURE=false.");
    }
    if (development && url.isPresent() && !Loopback.is(url.get())) {
      problems.add(
          "PublicDevelopment",
          "AUTH_URL is no loopback address, and the development profile has users with known"
              + " passwords.",
          "unset MP_CONFIG_PROFILE, or use an AUTH_URL such as http://localhost:9080.");
    }
    Set<String> roles = new LinkedHashSet<>(values.list(Setting.ROLES));
    return new AuthConfig(
        development,
        secrets.read(development),
        url,
        flavour,
        session(),
        cookies,
        pages(),
        trustedProxies(),
        roles,
        defaultRole(roles),
        new ProviderReader(config, problems, development).read(values.list(Setting.PROVIDERS)),
        values
                .choice(Setting.REFRESH_ERROR, "refreshaccesstokenerror", "refreshtokenerror")
                .equals("refreshtokenerror")
            ? "RefreshTokenError"
            : "RefreshAccessTokenError",
        Mapping.parseAll(values.list(Setting.CLAIMS)),
        Mapping.parseAll(values.list(Setting.SESSION_USER)),
        new LinkedHashSet<>(values.list(Setting.CLAIMS_MOVABLE)),
        values.flagOrDefault(Setting.PERMISSIONS),
        values.flagOrDefault(Setting.TENANTS),
        values.flagOrDefault(Setting.ROLE_REPAIR_BY_EMAIL),
        ContainerLogin.valueOf(
            values
                .choice(Setting.CONTAINER_LOGIN, "on-demand", "always")
                .replace('-', '_')
                .toUpperCase(Locale.ROOT)),
        administrator(),
        values.flagOrDefault(Setting.DEBUG));
  }

  private Optional<String> defaultRole(Set<String> roles) {
    Optional<String> role = values.text(Setting.DEFAULT_ROLE);
    if (role.isPresent() && !roles.contains(role.get())) {
      problems.invalid(Setting.DEFAULT_ROLE, "is none of auth.roles", "to one of them");
    }
    return role;
  }

  private Optional<URI> url() {
    Optional<String> given = values.text(Setting.URL);
    if (given.isEmpty()) {
      if (!development) {
        problems.add(
            "MissingUrl",
            "AUTH_URL is not set: links and redirects have no address.",
            "set AUTH_URL to the public https address of the application.");
      }
      return Optional.empty();
    }
    try {
      URI url = new URI(given.get());
      boolean web =
          "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
      if (web
          && url.getHost() != null
          && url.getRawUserInfo() == null
          && url.getRawQuery() == null
          && url.getRawFragment() == null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // reported below
    }
    problems.invalid(
        Setting.URL,
        "is not an http(s) address",
        "to an address such as https://portal.example.com");
    return Optional.empty();
  }

  private SessionConfig session() {
    long absolute = values.number(Setting.SESSION_ABSOLUTE_MAX_AGE, 0, Long.MAX_VALUE / 2000);
    return new SessionConfig(
        Strategy.valueOf(
            values.choice(Setting.SESSION_STRATEGY, "jwt", "database").toUpperCase(Locale.ROOT)),
        Duration.ofSeconds(
            values.number(Setting.SESSION_MAX_AGE, 1, SessionConfig.LONGEST.toSeconds())),
        Duration.ofSeconds(
            values.number(Setting.SESSION_UPDATE_AGE, 0, SessionConfig.LONGEST.toSeconds())),
        absolute == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(absolute)));
  }

  private PagesConfig pages() {
    return new PagesConfig(
        page(Setting.PAGE_SIGN_IN),
        page(Setting.PAGE_SIGN_OUT),
        page(Setting.PAGE_ERROR),
        page(Setting.PAGE_VERIFY_REQUEST),
        page(Setting.PAGE_NEW_USER));
  }

  private Optional<String> page(Setting setting) {
    Optional<String> given = values.text(setting);
    if (given.isPresent() && !given.get().matches("/([^/\\\\\\s].*)?")) {
      problems.invalid(setting, "is not a path of this application", "to a path such as /login");
      return Optional.empty();
    }
    return given;
  }

  private TrustedProxies trustedProxies() {
    try {
      return TrustedProxies.parse(values.list(Setting.TRUSTED_PROXIES));
    } catch (IllegalArgumentException e) {
      problems.invalid(
          Setting.TRUSTED_PROXIES,
          "holds something that is no address or range",
          "to a list such as 10.0.0.7,10.1.0.0/16");
      return new TrustedProxies(List.of());
    }
  }

  private Optional<AuthConfig.Administrator> administrator() {
    Optional<String> email = values.text(Setting.ADMIN_EMAIL);
    Optional<String> password = values.text(Setting.ADMIN_PASSWORD);
    if (email.isPresent() != password.isPresent()) {
      problems.add(
          "HalfAdministrator",
          "only one of AUTH_ADMIN_EMAIL and AUTH_ADMIN_PASSWORD is set.",
          "set both, or neither.");
    }
    if (password.isPresent() && password.get().length() < 15) {
      problems.add(
          "ShortPassword",
          "AUTH_ADMIN_PASSWORD is shorter than 15 characters.",
          "use a longer one; it is the only factor of this account.");
    }
    return email.flatMap(e -> password.map(p -> new AuthConfig.Administrator(e, new Secret(p))));
  }
}
