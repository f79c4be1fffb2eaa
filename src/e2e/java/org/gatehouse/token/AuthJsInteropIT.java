package org.gatehouse.token;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.AuthJsProcess;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real {@code @auth/core} and {@code next-auth} 4 from npm seal what we open, and the reverse.
 */
class AuthJsInteropIT {
  private static final String SECRET = "interop-secret-6Tg5Rf4Ed3Ws2Qa1Zx";
  private static final long HOUR = 3600;
  private static AuthJsProcess authJs;

  @BeforeAll
  static void start() {
    authJs = AuthJsProcess.start();
  }

  @AfterAll
  static void stop() {
    authJs.close();
  }

  static Stream<Arguments> tokens() {
    JsonObject plain = Json.createObjectBuilder().add("sub", "1").add("name", "Ada").build();
    JsonObject unicode =
        Json.createObjectBuilder().add("sub", "\u00fc\u4e2d\ud83d\ude00\u2028\"\\").build();
    JsonObject big = Json.createObjectBuilder().add("sub", "x".repeat(9000)).build();
    return Stream.of(Flavour.values())
        .flatMap(f -> Stream.of(plain, unicode, big).map(claims -> Arguments.of(f, claims)));
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void what_Gatehouse_seals_Auth_js_opens(Flavour flavour, JsonObject claims) {
    String cookie = flavour.cookiePrefix() + ".session-token";
    long now = Instant.now().getEpochSecond();
    JsonObject members =
        Json.createObjectBuilder(claims).add("iat", now).add("exp", now + HOUR).build();
    String token = codec(flavour).seal(new Claims(members), salt(flavour, cookie));

    assertThat(authJs.open(name(flavour), SECRET, cookie, token)).hasValue(members);
  }

  @ParameterizedTest
  @MethodSource("tokens")
  void what_Auth_js_seals_Gatehouse_opens(Flavour flavour, JsonObject claims) {
    String cookie = flavour.cookiePrefix() + ".session-token";
    String token = authJs.seal(name(flavour), SECRET, cookie, HOUR, claims);

    Optional<Claims> opened =
        codec(flavour).open(token, salt(flavour, cookie), Instant.now()).claims();

    assertThat(opened.orElseThrow().toJson()).containsAllEntriesOf(claims);
  }

  @ParameterizedTest
  @EnumSource
  void the_server_reads_cookies_of_Auth_js_and_answers_with_cookies_it_reads(Flavour flavour) {
    JsonObject claims =
        Json.createObjectBuilder()
            .add("sub", "demo-staff")
            .add("name", "Zo\u00eb \u4e2d\ud83d\ude00")
            .add("role", "STAFF")
            .build();
    JsonObject big = Json.createObjectBuilder(claims).add("note", "\u00e9".repeat(3000)).build();
    try (LibertyServer server =
        LibertyServer.named("interop-" + name(flavour))
            .development()
            .env("AUTH_SECRET", SECRET)
            .env("AUTH_FLAVOUR", name(flavour))
            .start()) {
      String cookie = flavour.cookiePrefix() + ".session-token";
      assertThat(renew(server, flavour, cookie, claims).cookie(cookie)).isPresent();
      assertThat(renew(server, flavour, cookie, big).cookie(cookie + ".1")).isPresent();
    }
  }

  /** Visits the server with the cookies Auth.js would set; the browser afterwards. */
  private static Http renew(
      LibertyServer server, Flavour flavour, String cookie, JsonObject claims) {
    Http browser = new Http(server.base());
    String token = authJs.seal(name(flavour), SECRET, cookie, HOUR, claims);
    authJs.split(name(flavour), cookie, token).forEach(browser::setCookie);
    String sealedByAuthJs = browser.cookieHeader();

    assertThat(browser.get("/api/reports").status()).isEqualTo(200);
    assertThat(browser.session().object().getJsonObject("user"))
        .containsEntry("name", claims.get("name"))
        .containsEntry("role", claims.get("role"));

    assertThat(browser.cookieHeader()).isNotEqualTo(sealedByAuthJs);
    assertThat(authJs.read(name(flavour), SECRET, cookie, browser.cookieHeader()).orElseThrow())
        .containsAllEntriesOf(claims)
        .containsKeys("sid", "auth_time", "jti", "iat", "exp");
    return browser;
  }

  private static TokenCodec codec(Flavour flavour) {
    return new TokenCodec(flavour, Secrets.of(new Secret(SECRET)), Set.of());
  }

  private static String salt(Flavour flavour, String cookie) {
    return flavour.isV4() ? "" : cookie;
  }

  private static String name(Flavour flavour) {
    return flavour.name().toLowerCase(Locale.ROOT);
  }
}
