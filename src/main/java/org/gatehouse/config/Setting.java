package org.gatehouse.config;

import java.util.Locale;

/**
 * Every key Gatehouse reads, with its default. The configuration table of the README is checked
 * against this list.
 */
public enum Setting {
  SECRET("auth.secret", "generated, kept in gatehouse-dev-secret", "required, 32 bytes or more"),
  SECRET_1("auth.secret.1", "", ""),
  SECRET_2("auth.secret.2", "", ""),
  SECRET_3("auth.secret.3", "", ""),
  URL("auth.url", "the loopback address of the request", "required, https"),
  FLAVOUR("auth.flavour", "v5"),
  SESSION_STRATEGY("auth.session.strategy", "jwt"),
  SESSION_MAX_AGE("auth.session.max-age", "2592000"),
  SESSION_UPDATE_AGE("auth.session.update-age", "86400"),
  SESSION_ABSOLUTE_MAX_AGE("auth.session.absolute-max-age", "7776000"),
  SESSION_USER("auth.session.user", ""),
  CLAIMS("auth.claims", "role"),
  CLAIMS_MOVABLE("auth.claims.movable", ""),
  ROLES("auth.roles", "ADMIN,USER"),
  COOKIE_SESSION_NAME(
      "auth.cookies.session.name", "authjs.session-token", "__Secure-authjs.session-token"),
  COOKIE_CSRF_NAME("auth.cookies.csrf.name", "authjs.csrf-token", "__Host-authjs.csrf-token"),
  COOKIE_CALLBACK_URL_NAME(
      "auth.cookies.callback-url.name", "authjs.callback-url", "__Secure-authjs.callback-url"),
  COOKIE_DOMAIN("auth.cookies.domain", ""),
  COOKIE_PATH("auth.cookies.path", "the context root"),
  COOKIE_SAME_SITE("auth.cookies.same-site", "lax"),
  COOKIE_MAX_CHUNKS("auth.cookies.max-chunks", "4"),
  COOKIE_SECURE("auth.cookies.secure", "true if auth.url is https"),
  PAGE_SIGN_IN("auth.pages.sign-in", ""),
  PAGE_SIGN_OUT("auth.pages.sign-out", ""),
  PAGE_ERROR("auth.pages.error", ""),
  PAGE_VERIFY_REQUEST("auth.pages.verify-request", ""),
  PAGE_NEW_USER("auth.pages.new-user", ""),
  TRUSTED_PROXIES("auth.trusted-proxies", ""),
  DEFAULT_ROLE("auth.default-role", ""),
  PROVIDERS("auth.providers", ""),
  REFRESH_ERROR("auth.refresh-error", "RefreshAccessTokenError"),
  PERMISSIONS("auth.permissions", "false"),
  TENANTS("auth.tenants", "false"),
  ROLE_REPAIR_BY_EMAIL("auth.role-repair.by-email", "true"),
  CONTAINER_LOGIN("auth.container-login", "on-demand"),
  ADMIN_EMAIL("auth.admin.email", ""),
  ADMIN_PASSWORD("auth.admin.password", ""),
  DEBUG("auth.debug", "false");

  private final String key;
  private final String developmentDefault;
  private final String productionDefault;

  Setting(String key, String developmentDefault, String productionDefault) {
    this.key = key;
    this.developmentDefault = developmentDefault;
    this.productionDefault = productionDefault;
  }

  Setting(String key, String sameDefault) {
    this(key, sameDefault, sameDefault);
  }

  public String key() {
    return key;
  }

  /** The environment variable that MicroProfile Config maps to this key. */
  public String environmentName() {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  public String developmentDefault() {
    return developmentDefault;
  }

  public String productionDefault() {
    return productionDefault;
  }
}
