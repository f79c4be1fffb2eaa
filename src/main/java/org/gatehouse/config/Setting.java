package org.gatehouse.config;

import java.util.Locale;

/**
 * Every key Gatehouse reads: its form, its defaults, and what it means in a sentence. The README
 * and the reference page are written from this list; {@link Settings} reads by it, so that a new
 * setting is an entry here and {@code config.settings().seconds(Setting.X)} where it counts. A
 * provider's own settings are {@link ProviderSetting}.
 */
public enum Setting {
  SECRET(
      "auth.secret",
      SettingType.SECRET,
      "generated, kept in gatehouse-dev-secret",
      "required, 32 bytes or more",
      "seals and opens; make one with `openssl rand -base64 33`"),
  SECRET_1(
      "auth.secret.1",
      SettingType.SECRET,
      "",
      "rotation: 3, 2, 1, none is the order; the first seals, all open"),
  SECRET_2("auth.secret.2", SettingType.SECRET, "", "as `auth.secret.1`"),
  SECRET_3("auth.secret.3", SettingType.SECRET, "", "as `auth.secret.1`"),
  SECRET_REVOKED(
      "auth.secret.revoked",
      SettingType.LIST,
      "",
      "ids of secrets that leaked, as the log shows them at a start: they seal and open nothing any"
          + " more, and every session ends once"),
  URL(
      "auth.url",
      SettingType.ADDRESS,
      "the loopback address of the request",
      "required, https",
      "public address, with the context root if it has one"),
  FLAVOUR("auth.flavour", SettingType.words("v5", "v4"), "v5", "`v4` speaks like next-auth 4"),
  SESSION_STRATEGY(
      "auth.session.strategy",
      SettingType.words("jwt", "database"),
      "jwt",
      "sealed in the cookie; or `database`: an opaque token in the cookie, the sealed claims in a"
          + " row"),
  SESSION_MAX_AGE(
      "auth.session.max-age",
      SettingType.seconds(1, SessionConfig.LONGEST.toSeconds()),
      "2592000",
      "seconds until an unused session ends (1 to 7 days is good practice)"),
  SESSION_UPDATE_AGE(
      "auth.session.update-age",
      SettingType.seconds(0, SessionConfig.LONGEST.toSeconds()),
      "86400",
      "seconds after which guarded requests seal again"),
  SESSION_ABSOLUTE_MAX_AGE(
      "auth.session.absolute-max-age",
      SettingType.seconds(0, Long.MAX_VALUE / 2000),
      "7776000",
      "seconds after sign-in when the session ends even if used; 0 for never"),
  FRESH(
      "auth.fresh",
      SettingType.seconds(1, 86_400),
      "600",
      "seconds that a password or a visit to a provider counts as fresh; linking and unlinking"
          + " accounts need a fresh one"),
  SESSION_UNKNOWN_KEY_GRACE(
      "auth.session.unknown-key-grace",
      SettingType.seconds(0, SessionConfig.LONGEST.toSeconds()),
      "600",
      "seconds for which a cookie is kept that this node cannot open yet, after its start and after"
          + " the first such cookie"),
  REVOCATION_POLL(
      "auth.revocation.poll",
      SettingType.seconds(1, 60),
      "1",
      "seconds between looks for what other nodes changed or took away"),
  REVOCATION_LISTEN(
      "auth.revocation.listen",
      SettingType.FLAG,
      "true",
      "on PostgreSQL, a node tells the others of a change at once (`NOTIFY`), and they look then"),
  REVOCATION_MAX_STALENESS(
      "auth.revocation.max-staleness",
      SettingType.seconds(2, 3600),
      "5",
      "seconds without such a look after which `auth.revocation.when-stale` counts"),
  REVOCATION_WHEN_STALE(
      "auth.revocation.when-stale",
      SettingType.words("allow", "refuse"),
      "allow",
      "sessions go on without the database, for `auth.revocation.grace`; or `refuse`: 503 at once"),
  REVOCATION_GRACE(
      "auth.revocation.grace",
      SettingType.seconds(0, 86_400),
      "900",
      "seconds without a look for which `allow` lasts"),
  REVOCATION_ENTRIES(
      "auth.revocation.entries",
      SettingType.number(1000, 100_000_000),
      "1000000",
      "changes a node keeps in memory, each about 100 bytes; past it, the database is asked too"),
  SESSIONS_TOUCH(
      "auth.sessions.touch",
      SettingType.seconds(1, 86_400),
      "300",
      "seconds after which the last use of a session is noted again in the list of sessions"),
  SESSIONS_ADDRESS(
      "auth.sessions.address",
      SettingType.words("network", "none", "full"),
      "network",
      "what the list of sessions keeps of an address: 24 bits of IPv4 and 48 of IPv6; or `none`, or"
          + " `full`"),
  SESSIONS_LIMIT(
      "auth.sessions.limit",
      SettingType.number(0, 1000),
      "0",
      "sessions a user may have at once: past it the oldest ends; 0 for any number"),
  SESSION_USER(
      "auth.session.user",
      SettingType.LIST,
      "",
      "claims copied into `session.user`, as `role` or `image=avatar`"),
  SESSION_ACCESS_TOKEN(
      "auth.session.access-token",
      SettingType.FLAG,
      "false",
      "shows browsers the provider's access token as `session.accessToken`: every script of a page"
          + " can then call the provider as the user"),
  CLAIMS(
      "auth.claims",
      SettingType.LIST,
      "role",
      "user attributes copied into the token at sign-in, same form"),
  CLAIMS_MOVABLE(
      "auth.claims.movable",
      SettingType.LIST,
      "",
      "claims that may move to the database when the token fits into no cookie"),
  CREDENTIALS_SHOWN(
      "auth.credentials.shown",
      SettingType.LIST,
      "username,email",
      "fields of a sign-in form that the `signIn` callback is shown; never a password"),
  ROLES("auth.roles", SettingType.LIST, "ADMIN,USER", "the roles there are; others grant nothing"),
  COOKIE_SESSION_NAME(
      "auth.cookies.session.name",
      SettingType.TEXT,
      "authjs.session-token",
      "__Secure-authjs.session-token",
      "cookie of the session; `next-auth.` in flavour v4"),
  COOKIE_CSRF_NAME(
      "auth.cookies.csrf.name",
      SettingType.TEXT,
      "authjs.csrf-token",
      "__Host-authjs.csrf-token",
      "cookie of the CSRF token"),
  COOKIE_CALLBACK_URL_NAME(
      "auth.cookies.callback-url.name",
      SettingType.TEXT,
      "authjs.callback-url",
      "__Secure-authjs.callback-url",
      "cookie of the page to go back to"),
  COOKIE_DOMAIN(
      "auth.cookies.domain", SettingType.TEXT, "", "shares the session with other hosts of it"),
  COOKIE_PATH(
      "auth.cookies.path",
      SettingType.TEXT,
      "the context root",
      "`/` shares the cookie with a front end beside the application"),
  COOKIE_SAME_SITE(
      "auth.cookies.same-site",
      SettingType.words("lax", "strict", "none"),
      "lax",
      "which requests of other sites carry the cookies"),
  COOKIE_MAX_CHUNKS(
      "auth.cookies.max-chunks", SettingType.number(1, 16), "4", "cookies one token may fill"),
  COOKIE_SECURE(
      "auth.cookies.secure",
      SettingType.FLAG,
      "true if auth.url is https",
      "`false` allows http in production"),
  PAGE_SIGN_IN(
      "auth.pages.sign-in", SettingType.PATH, "", "path of a page of yours, such as `/login`"),
  PAGE_SIGN_OUT("auth.pages.sign-out", SettingType.PATH, "", "the same for signing out"),
  PAGE_ERROR("auth.pages.error", SettingType.PATH, "", "the same for what went wrong"),
  PAGE_VERIFY_REQUEST(
      "auth.pages.verify-request", SettingType.PATH, "", "the same for a mail that was sent"),
  PAGE_NEW_USER(
      "auth.pages.new-user",
      SettingType.PATH,
      "",
      "where a user goes after his first sign-in by a provider"),
  PAGE_PICTURE_ORIGINS(
      "auth.pages.picture-origins",
      SettingType.LIST,
      "",
      "origins whose pictures of people pages may show, as `https://lh3.googleusercontent.com`; each"
          + " page allows the one it shows"),
  TRUSTED_PROXIES(
      "auth.trusted-proxies",
      SettingType.LIST,
      "",
      "addresses and ranges whose `X-Forwarded-Host`, `-Proto` and `-For` are believed"),
  PLATFORM_ROLE(
      "auth.platform-role",
      SettingType.TEXT,
      "ADMIN",
      "administers tenants and users without one; counts only for users without a tenant of their"
          + " own"),
  DEFAULT_ROLE(
      "auth.default-role",
      SettingType.TEXT,
      "",
      "role of a user that a first sign-in by a provider makes"),
  PROVIDERS(
      "auth.providers",
      SettingType.LIST,
      "",
      "ids of OAuth and OpenID Connect providers, as `google,keycloak`; see below"),
  SIGNALS(
      "auth.signals",
      SettingType.LIST,
      "",
      "ids of streams of security events that others push to us, as `okta`; see below"),
  REFRESH_ERROR(
      "auth.refresh-error",
      SettingType.words("RefreshAccessTokenError", "RefreshTokenError"),
      "RefreshAccessTokenError",
      "text of `session.error`; or `RefreshTokenError`"),
  PERMISSIONS(
      "auth.permissions",
      SettingType.FLAG,
      "false",
      "shows the permissions of the role in `session.user`; those of the tables are kept in the token"),
  PERMISSIONS_ROLES(
      "auth.permissions.roles",
      SettingType.LIST,
      "",
      "what each role may do, as `STAFF=read write,*=read`, in place of the tables; `*` stands for"
          + " the roles without an entry"),
  TENANTS("auth.tenants", SettingType.FLAG, "false", "keeps the current tenant in the token"),
  ROLE_REPAIR_BY_EMAIL(
      "auth.role-repair.by-email",
      SettingType.FLAG,
      "false",
      "a token without a role may find its user by an address that both the token and our record"
          + " say is verified"),
  CONTAINER_LOGIN(
      "auth.container-login",
      SettingType.words("on-demand", "always"),
      "on-demand",
      "when servlets, EJBs and Jakarta Security learn who calls; or `always`"),
  PASSWORD_CONCURRENT(
      "auth.password.concurrent",
      SettingType.number(1, 1000),
      "the processors less one",
      "password hashes at once, at least 1; eight times as many wait, and whoever comes then gets"
          + " 503 `Unavailable` with `Retry-After`"),
  ADMIN_EMAIL(
      "auth.admin.email", SettingType.PERSONAL, "", "first administrator, made when there is none"),
  ADMIN_PASSWORD("auth.admin.password", SettingType.SECRET, "", "15 characters or more"),
  DEBUG(
      "auth.debug",
      SettingType.FLAG,
      "false",
      "logs why a session cookie was refused (the word only)");

  private final String key;
  private final SettingType type;
  private final String developmentDefault;
  private final String productionDefault;
  private final String meaning;

  Setting(
      String key,
      SettingType type,
      String developmentDefault,
      String productionDefault,
      String meaning) {
    this.key = key;
    this.type = type;
    this.developmentDefault = developmentDefault;
    this.productionDefault = productionDefault;
    this.meaning = meaning;
  }

  Setting(String key, SettingType type, String sameDefault, String meaning) {
    this(key, type, sameDefault, sameDefault, meaning);
  }

  public String key() {
    return key;
  }

  public SettingType type() {
    return type;
  }

  /** The environment variable that MicroProfile Config maps to this key. */
  public String environmentName() {
    return environmentName(key);
  }

  static String environmentName(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** A value, or what takes its place where there is none. */
  public String developmentDefault() {
    return developmentDefault;
  }

  public String productionDefault() {
    return productionDefault;
  }

  String defaultValue(boolean development) {
    return development ? developmentDefault : productionDefault;
  }

  /** In half a sentence of Markdown. */
  public String meaning() {
    return meaning;
  }
}
