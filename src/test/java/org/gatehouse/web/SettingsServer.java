package org.gatehouse.web;

import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.probe.Probe;

/** The probe with settings that no other shared server has. */
final class SettingsServer {
  static final String OLD = "settings-old-4vQz8nT1xKc7WpRe2LyG";
  static final String NEW = "settings-new-9bHs3mJ6dUf0AiXo5ZkE";
  static final String COOKIE = "my.session";

  private SettingsServer() {}

  static LibertyServer get() {
    return Servers.shared(
        "settings",
        () ->
            Probe.server("settings", "")
                .development()
                .env("AUTH_SECRET_1", NEW)
                .env("AUTH_SECRET", OLD)
                .env("AUTH_SESSION_MAX_AGE", "60")
                .env("AUTH_COOKIES_SESSION_NAME", COOKIE)
                .env("AUTH_COOKIES_DOMAIN", "localhost")
                .env("AUTH_COOKIES_SAME_SITE", "strict")
                .env("AUTH_COOKIES_SECURE", "true")
                .env("AUTH_PAGES_SIGN_IN", "/login")
                .env("AUTH_PAGES_SIGN_OUT", "/logout")
                .env("AUTH_PAGES_ERROR", "/oops")
                .env("AUTH_PAGES_VERIFY_REQUEST", "/mail"));
  }
}
