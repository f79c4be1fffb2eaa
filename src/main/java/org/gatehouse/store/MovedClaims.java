package org.gatehouse.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.SessionConfig;
import org.gatehouse.token.Claims;
import org.gatehouse.token.SessionTokens;

/**
 * Claims that {@code auth.claims.movable} names and that did not fit into the cookies (mission row
 * A20): a row per session, and in the token claim {@value #REFERENCE}, a digest of the row.
 */
@ApplicationScoped
public class MovedClaims {
  /** The claim that stands for the moved ones. */
  public static final String REFERENCE = "moved";

  /** As long as a digest, to measure with. */
  public static final String PLACEHOLDER = "-".repeat(22);

  private static final String COLUMN = "moved";
  private static final long CHARACTERS = 8L * 1024 * 1024;

  private final Cache<String, JsonObject> opened =
      Caffeine.newBuilder()
          .maximumWeight(CHARACTERS)
          .weigher((String key, JsonObject members) -> members.toString().length())
          .executor(Runnable::run)
          .build();

  @Inject private MovedRows rows;
  @Inject private SessionTokens tokens;
  @Inject private AuthConfig config;

  /** The token with its moved claims back in place; empty if their row is gone. */
  public Optional<Claims> restore(Claims token) {
    Optional<String> digest = token.text(REFERENCE);
    if (digest.isEmpty()) {
      return Optional.of(token);
    }
    String sid = token.text("sid").orElse("");
    String key = sid + " " + digest.get();
    JsonObject kept = opened.getIfPresent(key);
    if (kept == null) {
      Optional<JsonObject> row =
          rows.find(sid)
              .flatMap(text -> tokens.openColumn(text, COLUMN).claims())
              .map(claims -> claims.toJson().getJsonObject(REFERENCE));
      if (row.isEmpty()) {
        return Optional.empty();
      }
      kept = row.get();
      opened.put(key, kept);
    }
    return Optional.of(token.without(REFERENCE).withAll(kept));
  }

  /**
   * The stamped token without these members, which lie in the database from now on.
   *
   * @param members to take out of the token
   */
  public Claims move(Claims stamped, JsonObject members) {
    String sid = stamped.text("sid").orElseThrow();
    String digest = digest(members.toString());
    String key = sid + " " + digest;
    if (opened.getIfPresent(key) == null) {
      Claims row = stamped.only("sub", "sid", "iat", "auth_time", "began").with(REFERENCE, members);
      Claims kept = tokens.stamp(row, lifetime());
      rows.put(sid, tokens.sealForColumn(kept, COLUMN), kept.instant("exp").orElseThrow());
      opened.put(key, members);
    }
    Claims rest = stamped;
    for (String name : members.keySet()) {
      rest = rest.without(name);
    }
    return rest.with(REFERENCE, digest);
  }

  /** The row is written again only when it changes, so it lives as long as any session may. */
  private Duration lifetime() {
    return config.session().absoluteMaxAge().orElse(SessionConfig.LONGEST);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(hash)
          .substring(0, PLACEHOLDER.length());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
