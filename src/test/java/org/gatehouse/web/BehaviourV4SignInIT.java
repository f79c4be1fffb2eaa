package org.gatehouse.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What next-auth 4 has in common with 5, up to the sign-in: the rows marked "both". */
class BehaviourV4SignInIT {
  private static final String CALLBACK = "/api/auth/callback/credentials";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = V4Server.get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
  void B002_other_methods_are_400(String method) {
    Answer answer = browser.send(method, "/api/auth/session", Map.of(), null);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void B026_providers_have_absolute_addresses_and_no_cookies() {
    Answer answer = browser.get("/api/auth/providers");
    var provider = answer.object().getJsonObject("credentials");

    assertThat(provider.keySet())
        .containsExactlyInAnyOrder("id", "name", "type", "signinUrl", "callbackUrl");
    assertThat(provider.getString("signinUrl"))
        .isEqualTo(V4Server.BASE + "/api/auth/signin/credentials");
    assertThat(provider.getString("callbackUrl")).isEqualTo(V4Server.BASE + CALLBACK);
    assertThat(answer.headers("Set-Cookie")).isEmpty();
  }

  @Test
  void B030_a_plain_form_is_redirected() {
    Answer answer = browser.postForm(CALLBACK, fields("customer", "/x"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.location()).isEqualTo(V4Server.BASE + "/x");
    assertThat(answer.sets(V4Server.SESSION)).isTrue();
  }

  @Test
  void B031_a_JSON_body_is_as_good_as_a_form() {
    String body =
        "{\"username\":\"customer\",\"password\":\"right\",\"json\":\"true\",\"csrfToken\":\""
            + browser.csrf()
            + "\"}";
    Answer answer = browser.postJson(CALLBACK, body);

    assertThat(answer.url()).isEqualTo(V4Server.BASE);
    assertThat(answer.sets(V4Server.SESSION)).isTrue();
  }

  @Test
  void B032_the_session_cookie_lasts_thirty_days() {
    String line = signIn("customer", "/").setCookie(V4Server.SESSION).orElseThrow();
    Claims claims = V4Server.claims(browser);
    Instant expires = claims.instant("exp").orElseThrow();

    assertThat(Duration.between(claims.instant("iat").orElseThrow(), expires))
        .isEqualTo(Duration.ofDays(30));
    String attributes = line.substring(line.indexOf(';'));
    assertThat(attributes).matches("; Path=/; Expires=[^;]+ GMT; HttpOnly; Secure; SameSite=Lax");
    String date = attributes.replaceAll(".*Expires=([^;]+);.*", "$1");
    assertThat(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from)).isEqualTo(expires);
  }

  @ParameterizedTest
  @CsvSource({
    "B039 (18.5: there is always a sub), noid, [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "B040, answer, 42"
  })
  void B039_ours_B040_the_id_is_sub_and_never_missing(String row, String user, String sub) {
    signIn(user, "/");

    assertThat(browser.session().object().getJsonObject("user").getString("sub")).matches(sub);
  }

  @Test
  void B043_the_provider_gets_all_fields_of_the_form() {
    Probe.log(server);
    signIn("fields", "/");

    assertThat(Probe.log(server)).contains("fields:callbackUrl,csrfToken,json,password,username");
  }

  @ParameterizedTest
  @CsvSource({
    "/x, /x",
    "https://portal.example.com/p?q=1, /p?q=1",
    "https://evil.example/x, ''",
    "http://localhost:9/x, ''",
    "//evil.example, //evil.example",
    "javascript:alert(1), ''"
  })
  void B049_B050_B051_B052_B053_the_target_is_ours(String callbackUrl, String path) {
    Answer answer = signIn("customer", callbackUrl);

    assertThat(answer.url()).isEqualTo(V4Server.BASE + path);
    if (!path.isEmpty()) {
      assertThat(browser.cookie(V4Server.CALLBACK_URL))
          .hasValue(URLEncoder.encode(V4Server.BASE + path, StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript%3Aalert(1)", "http%3A%2F%2F%5B", "https%3A%2F%2Fevil.example"})
  void B055_B056_B057_B058_ours_a_bad_address_falls_back_in_query_and_cookie(String value) {
    for (String path : new String[] {"/api/auth/csrf", "/api/auth/signin"}) {
      Answer query = browser.fresh().get(path + "?callbackUrl=" + value);
      Http carrier = browser.fresh();
      carrier.setCookie(V4Server.CALLBACK_URL, value);
      Answer cookie = carrier.get(path);

      for (Answer answer : new Answer[] {query, cookie}) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.setCookie(V4Server.CALLBACK_URL).orElseThrow())
            .startsWith(
                V4Server.CALLBACK_URL
                    + "="
                    + URLEncoder.encode(V4Server.BASE, StandardCharsets.UTF_8)
                    + ";");
      }
    }
  }

  @Test
  void B059_a_remembered_address_is_used_when_none_is_given() {
    browser.get("/api/auth/signin?callbackUrl=%2Fremembered");
    Map<String, String> fields = fields("customer", "");
    fields.remove("callbackUrl");

    assertThat(browser.postForm(CALLBACK, fields).location())
        .isEqualTo(V4Server.BASE + "/remembered");
  }

  private Answer signIn(String user, String callbackUrl) {
    Map<String, String> fields = fields(user, callbackUrl);
    fields.put("json", "true");
    return browser.postForm(CALLBACK, fields);
  }

  private Map<String, String> fields(String user, String callbackUrl) {
    return new LinkedHashMap<>(
        Map.of(
            "csrfToken",
            browser.csrf(),
            "username",
            user,
            "password",
            "right",
            "callbackUrl",
            callbackUrl));
  }
}
