package org.gatehouse.cookie;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gatehouse.config.CookieConfig;
import org.gatehouse.config.Flavour;

/**
 * Names and attributes of the cookies of a sign-in attempt (wire.md 9, 18.14): {@code
 * authjs.state.<handle>} and so on, where the handle is the first 16 base64url characters of
 * SHA-256 of the state.
 */
public final class CheckCookies {
  /** Seconds an attempt may take. */
  public static final long MAX_AGE = 900;

  private static final Pattern HANDLE = Pattern.compile("[\\w-]{16}");
  private static final int HANDLE_LENGTH = 16;

  private final CookieConfig config;
  private final String prefix;
  private final String path;

  /** What a cookie of an attempt holds. */
  public enum Kind {
    STATE("state"),
    PKCE("pkce.code_verifier"),
    NONCE("nonce"),

    /** What a provider let the browser post. */
    ANSWER("form_post");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }
  }

  /**
   * @param path the Path attribute
   */
  public CheckCookies(CookieConfig config, Flavour flavour, String path) {
    this.config = config;
    this.prefix = (config.secure() ? "__Secure-" : "") + flavour.cookiePrefix() + ".";
    this.path = path;
  }

  public static String handle(String state) {
    try {
      byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(hash)
          .substring(0, HANDLE_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public String name(Kind kind, String handle) {
    return prefix + kind.wireName + "." + handle;
  }

  /** Handles of the attempts a request carries, in the order of its cookies. */
  public List<String> handles(CookieHeader cookies) {
    String start = prefix + Kind.STATE.wireName + ".";
    return cookies.names().stream()
        .filter(name -> name.startsWith(start))
        .map(name -> name.substring(start.length()))
        .filter(handle -> HANDLE.matcher(handle).matches())
        .toList();
  }

  /** Deletions of the cookies of an attempt, of those that the request carries. */
  public List<SetCookie> forget(String handle, CookieHeader cookies) {
    return Arrays.stream(Kind.values())
        .filter(kind -> cookies.value(name(kind, handle)).isPresent())
        .map(kind -> delete(kind, handle))
        .toList();
  }

  /** As {@link #write}, for a request that the provider's page will make the browser post. */
  public SetCookie writeCrossSite(Kind kind, String handle, String sealed, Instant now) {
    return write(kind, handle, sealed, now).crossSite();
  }

  public SetCookie write(Kind kind, String handle, String sealed, Instant now) {
    Optional<Long> maxAge = kind == Kind.NONCE ? Optional.empty() : Optional.of(MAX_AGE);
    Optional<Instant> expires = Optional.of(now.plusSeconds(MAX_AGE));
    return SetCookie.of(name(kind, handle), sealed, maxAge, expires, config, path);
  }

  private SetCookie delete(Kind kind, String handle) {
    return SetCookie.deletion(name(kind, handle), config, path);
  }
}
