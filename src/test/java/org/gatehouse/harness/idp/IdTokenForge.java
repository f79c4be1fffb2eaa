package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.gatehouse.harness.idp.SigningKeys.Key;

/** Makes ID tokens (OpenID Connect Core 2), right or wrong. */
final class IdTokenForge {
  /** Seconds; as long as Google's, so that a late clock is not caught by {@code exp} alone. */
  private static final long LIFE = 3600;

  private static final String SOMEBODY_ELSE = "https://elsewhere.example";

  private final String issuer;
  private final SigningKeys keys;

  IdTokenForge(String issuer, SigningKeys keys) {
    this.issuer = issuer;
    this.keys = keys;
  }

  String token(Mode mode, Grants.Grant grant, String accessToken, boolean refreshed) {
    Key key = keys.current();
    JsonObject claims = claims(mode, grant, accessToken, refreshed).build();
    JsonObject header = header("RS256", key.kid()).build();
    return switch (mode) {
      case ID_TOKEN_NOT_A_JWT -> "not.a-jwt";
      case ALG_NONE -> Jws.unsigned(header("none", key.kid()).build(), claims);
      case HS256_WITH_SECRET ->
          Jws.hs256(header("HS256", "").build(), claims, bytes(TestProvider.CLIENT_SECRET));
      case HS256_WITH_PUBLIC_KEY ->
          Jws.hs256(
              header("HS256", key.kid()).build(), claims, key.pair().getPublic().getEncoded());
      case HS256_WITH_PUBLIC_JWK ->
          Jws.hs256(header("HS256", "").build(), claims, bytes(key.published().toString()));
      case BAD_SIGNATURE -> Jws.damaged(signed(header, claims, key));
      case CLAIMS_CHANGED_AFTER_SIGNING ->
          Jws.withClaims(
              signed(header, claims, key),
              Json.createObjectBuilder(claims).add("sub", "somebody-else").build());
      case KID_UNKNOWN -> {
        Key foreign = keys.foreign("unknown-" + UUID.randomUUID());
        yield signed(header("RS256", foreign.kid()).build(), claims, foreign);
      }
      case KEY_IN_HEADER -> {
        Key foreign = keys.foreign(key.kid());
        yield signed(
            header("RS256", key.kid()).add("jwk", foreign.published()).build(), claims, foreign);
      }
      case KEY_IN_HEADER_WITHOUT_KID -> {
        Key foreign = keys.foreign("unknown");
        yield signed(header("RS256", "").add("jwk", foreign.published()).build(), claims, foreign);
      }
      case KEY_SET_IN_HEADER ->
          signed(
              header("RS256", "unknown").add("jku", issuer + "/foreign-jwks").build(),
              claims,
              keys.foreign("unknown"));
      case KID_ABSENT -> signed(header("RS256", "").build(), claims, key);
      default -> signed(header, claims, key);
    };
  }

  private JsonObjectBuilder claims(
      Mode mode, Grants.Grant grant, String accessToken, boolean refreshed) {
    long now = Instant.now().plus(mode.clock()).getEpochSecond();
    JsonObjectBuilder claims =
        Json.createObjectBuilder()
            .add("iss", issuer)
            .add("sub", grant.person().subject())
            .add("aud", TestProvider.CLIENT_ID)
            .add("iat", now)
            .add("exp", now + LIFE)
            .add("at_hash", Jws.halfHash(accessToken));
    if (!refreshed) {
      grant.nonce().ifPresent(nonce -> claims.add("nonce", nonce));
    }
    if (!mode.name().startsWith("USERINFO_")) {
      claims.addAll(Json.createObjectBuilder(grant.person().claims()));
    }
    return changed(mode, claims, now, refreshed);
  }

  private static JsonObjectBuilder changed(
      Mode mode, JsonObjectBuilder claims, long now, boolean refreshed) {
    return switch (mode) {
      case NONCE_WRONG -> claims.add("nonce", "another-nonce");
      case NONCE_MISSING -> claims.remove("nonce");
      case ISS_WRONG -> claims.add("iss", SOMEBODY_ELSE);
      case ISS_MISSING -> claims.remove("iss");
      case AUD_WRONG -> claims.add("aud", "another-client");
      case AUD_MISSING -> claims.remove("aud");
      case AZP_FOREIGN -> claims.add("azp", "another-client");
      case AUD_SEVERAL_WITHOUT_AZP -> several(claims);
      case AUD_SEVERAL_WITH_FOREIGN_AZP -> several(claims).add("azp", "another-client");
      case AUD_SEVERAL_WITH_OUR_AZP -> several(claims).add("azp", TestProvider.CLIENT_ID);
      case EXPIRED -> claims.add("iat", now - 240).add("exp", now - 120);
      case EXP_MISSING -> claims.remove("exp");
      case IAT_MISSING -> claims.remove("iat");
      case SUB_MISSING -> claims.remove("sub");
      case NBF_AHEAD -> claims.add("nbf", now + 600);
      case AT_HASH_WRONG -> claims.add("at_hash", Jws.halfHash("another access token"));
      case MANY_CLAIMS -> claims.add("groups", manyGroups()).add("picture", longPicture());
      case ROLE_CLAIMS -> claims.addAll(rights());
      case REFRESH_OTHER_SUB -> refreshed ? claims.add("sub", "somebody-else") : claims;
      case REFRESH_OTHER_ISS -> refreshed ? claims.add("iss", SOMEBODY_ELSE) : claims;
      default -> claims;
    };
  }

  private static JsonObjectBuilder several(JsonObjectBuilder claims) {
    var audience =
        Json.createArrayBuilder().add(TestProvider.CLIENT_ID).add("another-client").build();
    return claims.add("aud", audience);
  }

  /** 120 KB. */
  private static JsonArrayBuilder manyGroups() {
    var groups = Json.createArrayBuilder();
    for (int i = 0; i < 1200; i++) {
      groups.add(("group-" + i + "-").repeat(20).substring(0, 97));
    }
    return groups;
  }

  private static String longPicture() {
    return "https://images.example/" + "p".repeat(9000);
  }

  private static JsonObjectBuilder rights() {
    var admin = Json.createArrayBuilder().add("ADMIN").build();
    return Json.createObjectBuilder()
        .add("role", "ADMIN")
        .add("roles", admin)
        .add("groups", admin)
        .add("permissions", Json.createArrayBuilder(List.of(1, 2, 3, 4)))
        .add("tenantId", "acme")
        .add("id", "demo-admin");
  }

  private static JsonObjectBuilder header(String algorithm, String kid) {
    JsonObjectBuilder header = Json.createObjectBuilder().add("alg", algorithm).add("typ", "JWT");
    return kid.isEmpty() ? header : header.add("kid", kid);
  }

  private static String signed(JsonObject header, JsonObject claims, Key key) {
    return Jws.rs256(header, claims, key.pair().getPrivate());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
