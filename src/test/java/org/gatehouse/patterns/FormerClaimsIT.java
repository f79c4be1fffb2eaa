package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a release that changed a claim's type a session ends, once; it does not fail for ever. */
class FormerClaimsIT {
  private static final String COOKIE = "authjs.session-token";
  private static final String SECRET = "former-claims-9Lk3Jh8Gf2Ds7Aq1Zx6";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server = LibertyServer.named("former-claims").development().env("AUTH_SECRET", SECRET).start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"firstName", "id", "lastName"})
  void claims_that_fit_no_record_end_the_session_with_a_reason(String claim) {
    JsonObjectBuilder former = claims().add(claim, Json.createObjectBuilder().add("first", "Sam"));

    Http reader = with(former);
    Answer read = reader.session();
    assertThat(read.status()).isEqualTo(200);
    assertThat(read.text()).isEqualTo("null");
    assertThat(reader.cookie(COOKIE)).isEmpty();
    Http caller = with(claims().add(claim, Json.createObjectBuilder().add("first", "Sam")));
    Answer guarded = caller.get("/api/me");
    assertThat(guarded.status()).isEqualTo(401);
    assertThat(guarded.object().getString("code")).isEqualTo("ClaimsOfAnotherVersion");
    assertThat(caller.cookie(COOKIE)).isEmpty();
    Http visitor = with(claims().add(claim, Json.createObjectBuilder().add("first", "Sam")));
    assertThat(visitor.get("/").status()).isEqualTo(200);
    assertThat(visitor.cookie(COOKIE)).isEmpty();
    assertThat(server.messages()).contains("SessionEnded: claims of another version");
  }

  /** As new as the record of the user, which is not read for it therefore. */
  private static JsonObjectBuilder claims() {
    long now = Instant.now().getEpochSecond();
    return Json.createObjectBuilder()
        .add("sub", "demo-staff")
        .add("role", "STAFF")
        .add("jti", UUID.randomUUID().toString())
        .add("iat", now)
        .add("as_of", 1000 * (now + 60))
        .add("exp", now + 3600);
  }

  private static Http with(JsonObjectBuilder claims) {
    Http browser = new Http(server.base());
    browser.setCookie(
        COOKIE,
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of())
            .seal(new Claims(claims.build()), COOKIE));
    return browser;
  }
}
