package org.gatehouse.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.gatehouse.application.Picture;

/** Reads {@link AuthConfig} from MicroProfile Config; never throws, but collects problems. */
public final class ConfigReader {
  /**
   * What was read; {@code config} is to be used only when there is no problem.
   *
   * @param notices what an operator should know, and that stops nothing
   */
  public record Result(AuthConfig config, List<Problem> problems, List<Problem> notices) {}

  private final Problems problems = new Problems();
  private final Config config;
  private final Settings settings;
  private final boolean development;
  private final SecretReader secrets;

  private ConfigReader(Config config, Path directory) {
    this.config = config;
    development =
        config
            .getOptionalValue("mp.config.profile", String.class)
            .or(() -> config.getOptionalValue("smallrye.config.profile", String.class))
            .map(profile -> List.of(profile.split("\\s*,\\s*")).contains("dev"))
            .orElse(false);
    settings = new Settings(config, development, problems);
    secrets = new SecretReader(settings, problems, new DevelopmentSecret(directory));
  }

  /**
   * Reads and checks everything.
   *
   * @param directory where a development server keeps its generated secret
   */
  public static Result read(Config config, Path directory) {
    ConfigReader reader = new ConfigReader(config, directory);
    AuthConfig read = reader.read();
    return new Result(read, reader.problems.all(), reader.problems.notices());
  }

  private AuthConfig read() {
    Optional<URI> url = url();
    boolean https = url.map(u -> u.getScheme().equalsIgnoreCase("https")).orElse(false);
    Flavour flavour = settings.constant(Setting.FLAVOUR, Flavour.class);
    CookieConfig cookies = new CookieNames(settings, problems).read(flavour, https);
    if (!development
        && url.isPresent()
        && !https
        && settings.text(Setting.COOKIE_SECURE).filter("false"::equalsIgnoreCase).isEmpty()) {
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
    Set<String> roles = new LinkedHashSet<>(settings.list(Setting.ROLES));
    new UnknownSettings(
            problems, development, settings.list(Setting.PROVIDERS), settings.list(Setting.SIGNALS))
        .report(config);
    List<ProviderConfig> providers =
        new ProviderReader(config, problems, development, https && cookies.secure())
            .read(settings.list(Setting.PROVIDERS));
    if (settings.flag(Setting.SESSION_ACCESS_TOKEN)) {
      problems.notice(
          "AccessTokenShown",
          "every script of a page can read the provider's access token of its user.",
          "call the provider on the server, and remove "
              + Setting.SESSION_ACCESS_TOKEN.environmentName()
              + "; or leave it, if a browser must call it.");
    }
    if (!settings.list(Setting.PAGE_PICTURE_ORIGINS).stream().allMatch(Picture::isOrigin)) {
      problems.invalid(
          Setting.PAGE_PICTURE_ORIGINS,
          "has an entry that is no https origin",
          "to origins such as https://lh3.googleusercontent.com, in small letters, without a path");
    }
    ShownFields.check(settings, problems);
    RolePermissionNames.check(settings, roles, problems);
    Mappings mappings = new Mappings(settings, problems);
    List<Mapping> claims = mappings.claims();
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
        providers,
        new SignalReader(config, problems, development)
            .read(settings.list(Setting.SIGNALS), providers),
        settings.word(Setting.REFRESH_ERROR),
        claims,
        mappings.sessionUser(claims),
        new LinkedHashSet<>(settings.list(Setting.CLAIMS_MOVABLE)),
        settings.flag(Setting.PERMISSIONS),
        settings.flag(Setting.TENANTS),
        settings.flag(Setting.ROLE_REPAIR_BY_EMAIL),
        settings.constant(Setting.CONTAINER_LOGIN, ContainerLogin.class),
        administrator(),
        settings.flag(Setting.DEBUG),
        settings);
  }

  private Optional<String> defaultRole(Set<String> roles) {
    Optional<String> role = settings.text(Setting.DEFAULT_ROLE);
    if (role.isPresent() && !roles.contains(role.get())) {
      problems.invalid(Setting.DEFAULT_ROLE, "is none of auth.roles", "to one of them");
    }
    String platform =
        settings
            .text(Setting.PLATFORM_ROLE)
            .orElse(Setting.PLATFORM_ROLE.defaultValue(development));
    if (role.filter(platform::equals).isPresent()) {
      problems.invalid(
          Setting.DEFAULT_ROLE,
          "is auth.platform-role, so whoever comes first by a provider would run the platform",
          "to another role");
    }
    return role;
  }

  private Optional<URI> url() {
    Optional<String> given = settings.text(Setting.URL);
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
    return new SessionConfig(
        settings.constant(Setting.SESSION_STRATEGY, Strategy.class),
        settings.seconds(Setting.SESSION_MAX_AGE),
        settings.seconds(Setting.SESSION_UPDATE_AGE),
        Optional.of(settings.seconds(Setting.SESSION_ABSOLUTE_MAX_AGE)).filter(d -> !d.isZero()),
        settings.seconds(Setting.SESSION_UNKNOWN_KEY_GRACE));
  }

  private PagesConfig pages() {
    return new PagesConfig(
        settings.text(Setting.PAGE_SIGN_IN),
        settings.text(Setting.PAGE_SIGN_OUT),
        settings.text(Setting.PAGE_ERROR),
        settings.text(Setting.PAGE_VERIFY_REQUEST),
        settings.text(Setting.PAGE_NEW_USER));
  }

  private TrustedProxies trustedProxies() {
    try {
      return TrustedProxies.parse(settings.list(Setting.TRUSTED_PROXIES));
    } catch (IllegalArgumentException e) {
      problems.invalid(
          Setting.TRUSTED_PROXIES,
          "holds something that is no address or range",
          "to a list such as 10.0.0.7,10.1.0.0/16");
      return new TrustedProxies(List.of());
    }
  }

  private Optional<AuthConfig.Administrator> administrator() {
    Optional<String> email = settings.text(Setting.ADMIN_EMAIL);
    Optional<String> password = settings.text(Setting.ADMIN_PASSWORD);
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
