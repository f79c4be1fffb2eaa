package org.gatehouse.cookie;

import java.util.Optional;
import org.gatehouse.config.CookieConfig;

/** Remembers where to go after sign-in (wire.md 7). */
public final class CallbackUrlCookie {
  private static final int LONGEST = 2048;

  private final CookieConfig config;
  private final String path;

  public CallbackUrlCookie(CookieConfig config, String path) {
    this.config = config;
    this.path = path;
  }

  public Optional<String> read(CookieHeader cookies) {
    return cookies.filled(config.callbackUrlName());
  }

  /** A cookie if {@code url} is not what the request already carries and fits into one. */
  public Optional<SetCookie> remember(String url, CookieHeader cookies) {
    boolean known = cookies.value(config.callbackUrlName()).filter(url::equals).isPresent();
    return known || url.length() > LONGEST
        ? Optional.empty()
        : Optional.of(SetCookie.browserSession(config.callbackUrlName(), url, config, path));
  }
}
