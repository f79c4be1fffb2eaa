package org.gatehouse.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.application.Addresses;

/**
 * The address under which people reach the application, from {@code auth.url}; a request's own Host
 * is believed only from a listed proxy, or in development for loopback names (wire.md 18.6).
 */
@ApplicationScoped
public class PublicUrl implements Addresses {
  /** Where the endpoints lie below the context root. */
  public static final String AUTH_PATH = "/api/auth";

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::([0-9]{1,5}))?");
  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1\\])(:[0-9]{1,5})?");
  private static final String DEVELOPMENT_ORIGIN = "http://localhost:9080";

  private AuthConfig config;
  private String contextPath;
  private Optional<String> configuredOrigin;

  /** For the container's client proxies. */
  protected PublicUrl() {}

  @Inject
  public PublicUrl(AuthConfig config, ServletContext servletContext) {
    this(config, servletContext.getContextPath());
  }

  PublicUrl(AuthConfig config, String contextPath) {
    this.config = config;
    this.contextPath =
        config.url().map(PublicUrl::path).filter(p -> !p.isEmpty()).orElse(contextPath);
    this.configuredOrigin = config.url().map(PublicUrl::origin);
  }

  /** Path of the context root as the browser sees it: empty, or such as {@code /app}. */
  public String contextPath() {
    return contextPath;
  }

  /** The Path attribute of our cookies: {@code auth.cookies.path}, or the context root. */
  public String cookiePath() {
    return config.cookies().path().orElse(contextPath.isEmpty() ? "/" : contextPath);
  }

  /** Scheme, host and port, without a slash at the end. */
  public String origin(HttpServletRequest request) {
    if (config.trustedProxies().contains(request.getRemoteAddr())) {
      Optional<String> forwarded = forwarded(request);
      if (forwarded.isPresent()) {
        return forwarded.get();
      }
    }
    return configuredOrigin.orElseGet(() -> loopback(request));
  }

  /** The origin and the context root: the default target after sign-in and sign-out. */
  @Override
  public String home(HttpServletRequest request) {
    return origin(request) + contextPath;
  }

  /** The address of an action, such as {@code signin} or {@code callback/credentials}. */
  @Override
  public String action(HttpServletRequest request, String action) {
    return home(request) + AUTH_PATH + "/" + action;
  }

  private static String path(URI url) {
    String path = url.getRawPath() == null ? "" : url.getRawPath();
    path = path.replaceAll("/+$", "");
    return path.endsWith(AUTH_PATH) ? path.substring(0, path.length() - AUTH_PATH.length()) : path;
  }

  private static String origin(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    boolean defaultPort = url.getPort() < 0 || url.getPort() == (scheme.equals("https") ? 443 : 80);
    return scheme
        + "://"
        + url.getHost().toLowerCase(Locale.ROOT)
        + (defaultPort ? "" : ":" + url.getPort());
  }

  private static String loopback(HttpServletRequest request) {
    String host = request.getHeader("Host");
    return host != null && LOOPBACK.matcher(host).matches() ? "http://" + host : DEVELOPMENT_ORIGIN;
  }

  private static Optional<String> forwarded(HttpServletRequest request) {
    String host = request.getHeader("X-Forwarded-Host");
    String scheme = request.getHeader("X-Forwarded-Proto");
    Matcher form = HOST.matcher(host == null ? "" : host.strip());
    boolean web = "https".equals(scheme) || "http".equals(scheme);
    if (!web || !form.matches()) {
      return Optional.empty();
    }
    if (form.group(2) != null && Integer.parseInt(form.group(2)) > 65_535) {
      return Optional.empty();
    }
    return Optional.of(origin(URI.create(scheme + "://" + host.strip())));
  }
}
