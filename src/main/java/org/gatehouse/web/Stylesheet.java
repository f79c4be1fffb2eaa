package org.gatehouse.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The one stylesheet of the built-in pages. It stands in the page itself, allowed by its hash, so
 * that the pages need no further file wherever the library is deployed.
 */
final class Stylesheet {
  static final String TEXT = read();

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src '"
          + hash()
          + "'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none';"
          + " object-src 'none'";

  private Stylesheet() {}

  private static String read() {
    try (InputStream stream = Stylesheet.class.getResourceAsStream("/gatehouse/pages.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(TEXT.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
