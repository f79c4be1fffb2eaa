package org.gatehouse.cookie;

import java.util.Optional;
import org.gatehouse.config.CookieConfig;

/** The language a visitor chose, for a year. */
public final class LanguageCookie {
  private static final String NAME = "gatehouse.lang";
  private static final long YEAR = 31_536_000;

  private final CookieConfig config;
  private final String path;

  /**
   * @param path the Path attribute
   */
  public LanguageCookie(CookieConfig config, String path) {
    this.config = config;
    this.path = path;
  }

  public Optional<String> read(CookieHeader cookies) {
    return cookies.filled(NAME);
  }

  public SetCookie write(String language) {
    return SetCookie.of(NAME, language, Optional.of(YEAR), Optional.empty(), config, path);
  }
}
