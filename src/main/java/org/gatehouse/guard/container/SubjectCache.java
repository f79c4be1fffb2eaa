package org.gatehouse.guard.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Hashtable;
import java.util.HexFormat;
import java.util.Set;
import javax.security.auth.Subject;
import org.gatehouse.token.Claims;

/**
 * Lets Open Liberty reuse the Subject of an earlier login with the same content, which spares it an
 * RSA signature per request. The key alone logs nobody in: the token is opened at every request. On
 * other servers there is no such Hashtable and nothing happens.
 */
@ApplicationScoped
class SubjectCache {
  private static final String CACHE_KEY = "com.ibm.wsspi.security.cred.cacheKey";

  @SuppressWarnings({"unchecked", "rawtypes"})
  void reuse(Subject subject, Claims claims, Set<String> roles) {
    if (subject == null) {
      return;
    }
    Set<Hashtable> credentials = subject.getPrivateCredentials(Hashtable.class);
    if (!credentials.isEmpty()) {
      credentials.iterator().next().put(CACHE_KEY, key(claims, roles));
    }
  }

  /**
   * Covers all the Subject carries, and nothing of the cookie: a re-sealed one is not paid again.
   */
  private static String key(Claims claims, Set<String> roles) {
    Claims content = claims.without("iat").without("exp").without("jti");
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content.toJson().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(roles.toString().getBytes(StandardCharsets.UTF_8));
      return "gatehouse:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
