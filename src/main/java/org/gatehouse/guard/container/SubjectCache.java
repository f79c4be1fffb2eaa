package org.gatehouse.guard.container;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Hashtable;
import java.util.Set;
import javax.security.auth.Subject;
import org.gatehouse.token.Claims;
import org.gatehouse.token.Digest;

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
    return "gatehouse:" + Digest.hex(content.toJson().toString() + roles);
  }
}
