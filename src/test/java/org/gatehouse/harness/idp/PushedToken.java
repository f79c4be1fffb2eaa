package org.gatehouse.harness.idp;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.harness.idp.SigningKeys.Key;

/**
 * A security event token that a provider sends unasked, right or made wrong in one way. Not for use
 * by several threads.
 */
public final class PushedToken {
  private static final String LOGOUT = "http://schemas.openid.net/event/backchannel-logout";

  private final SigningKeys keys;
  private final JsonObjectBuilder header = Json.createObjectBuilder();
  private final JsonObjectBuilder claims = Json.createObjectBuilder();

  private PushedToken(SigningKeys keys, String type, String issuer, String audience) {
    this.keys = keys;
    header.add("alg", "RS256").add("typ", type).add("kid", keys.current().kid());
    claims
        .add("iss", issuer)
        .add("aud", audience)
        .add("iat", Instant.now().getEpochSecond())
        .add("jti", UUID.randomUUID().toString());
  }

  /** A logout token (OpenID Connect Back-Channel Logout 1.0, 2.4) that names nobody yet. */
  static PushedToken logout(SigningKeys keys, String issuer, String audience) {
    PushedToken token = new PushedToken(keys, "logout+jwt", issuer, audience);
    token.claims.add("exp", Instant.now().getEpochSecond() + 120);
    return token.event(LOGOUT, JsonValue.EMPTY_JSON_OBJECT);
  }

  /** An event of the Shared Signals Framework that names no event and nobody yet. */
  static PushedToken signal(SigningKeys keys, String issuer, String audience) {
    return new PushedToken(keys, "secevent+jwt", issuer, audience);
  }

  public PushedToken event(String type, JsonObject event) {
    return with("events", Json.createObjectBuilder().add(type, event).build());
  }

  public PushedToken with(String claim, String value) {
    return with(claim, Json.createValue(value));
  }

  public PushedToken with(String claim, JsonValue value) {
    claims.add(claim, value);
    return this;
  }

  public PushedToken without(String claim) {
    claims.remove(claim);
    return this;
  }

  /** A claim that is so many seconds from now. */
  public PushedToken at(String claim, long seconds) {
    return with(claim, Json.createValue(Instant.now().getEpochSecond() + seconds));
  }

  public PushedToken header(String name, JsonValue value) {
    header.add(name, value);
    return this;
  }

  public PushedToken type(String type) {
    header.add("typ", type);
    return this;
  }

  public PushedToken untyped() {
    header.remove("typ");
    return this;
  }

  /** As it should be. */
  public String signed() {
    return Jws.rs256(built(header), built(claims), keys.current().pair().getPrivate());
  }

  public String unsigned() {
    return Jws.unsigned(built(header.add("alg", "none")), built(claims));
  }

  /** With one bit of the signature turned. */
  public String damaged() {
    return Jws.damaged(signed());
  }

  /** With another claim than was signed. */
  public String changed(String claim, String value) {
    String token = signed();
    return Jws.withClaims(token, built(claims.add(claim, value)));
  }

  /** By a key that was never published, under the name of one that was. */
  public String forged() {
    return byForeign(keys.foreign(keys.current().kid()));
  }

  /** By a key that was never published, and nobody has heard of. */
  public String unknown() {
    return byForeign(keys.foreign("unknown-" + UUID.randomUUID()));
  }

  /** By a key that was never published, which the header brings along. */
  public String selfMade() {
    Key foreign = keys.foreign("mine");
    header.add("jwk", foreign.published());
    return byForeign(foreign);
  }

  /** With the published key as the secret of a symmetric algorithm. */
  public String symmetric() {
    Key key = keys.current();
    return Jws.hs256(
        built(header.add("alg", "HS256")), built(claims), key.pair().getPublic().getEncoded());
  }

  /** With a secret that client and provider share. */
  public String symmetric(String secret) {
    return Jws.hs256(
        built(header.add("alg", "HS256")), built(claims), secret.getBytes(StandardCharsets.UTF_8));
  }

  private String byForeign(Key foreign) {
    return Jws.rs256(
        built(header.add("kid", foreign.kid())), built(claims), foreign.pair().getPrivate());
  }

  /** A builder is empty once it has built. */
  private static JsonObject built(JsonObjectBuilder builder) {
    JsonObject object = builder.build();
    object.forEach(builder::add);
    return object;
  }
}
