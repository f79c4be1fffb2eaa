package org.gatehouse.application;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Set;

/**
 * A stylesheet that stands in the page itself, allowed by its hash, so that pages need no further
 * file wherever the library is deployed.
 *
 * @param contentSecurityPolicy allows this style and forms to ourselves, and nothing else
 */
public record InlineStyle(String text, String contentSecurityPolicy) {
  /** Reads stylesheets from the class path and joins them. */
  public static InlineStyle read(String... resources) {
    StringBuilder css = new StringBuilder();
    for (String resource : resources) {
      try (InputStream stream = InlineStyle.class.getResourceAsStream(resource)) {
        css.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    String text = css.toString();
    return new InlineStyle(text, policy(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The policy, with further origins to which a form may lead (wire.md 18.8). */
  public String policyWithForms(Set<String> origins) {
    return origins.isEmpty()
        ? contentSecurityPolicy
        : contentSecurityPolicy.replace(
            "form-action 'self'", "form-action 'self' " + String.join(" ", origins));
  }

  private static String policy(byte[] css) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(css);
      return "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder().encodeToString(digest)
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
