package org.gatehouse.web;

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
  /** Reads a stylesheet from the class path. */
  public static InlineStyle read(String resource) {
    try (InputStream stream = InlineStyle.class.getResourceAsStream(resource)) {
      byte[] css = stream.readAllBytes();
      return new InlineStyle(new String(css, StandardCharsets.UTF_8), policy(css));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The policy, with further origins to which a form may lead (wire.md 18.8). */
  String policyWithForms(Set<String> origins) {
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
