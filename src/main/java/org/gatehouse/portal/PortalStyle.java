package org.gatehouse.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The portal's stylesheet; it stands in the page itself, allowed by its hash. */
final class PortalStyle {
  static final String TEXT = read();

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'sha256-"
          + hash()
          + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'";

  private PortalStyle() {}

  private static String read() {
    try (InputStream stream = PortalStyle.class.getResourceAsStream("portal.css")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String hash() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(sha256.digest(TEXT.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
