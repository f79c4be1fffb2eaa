package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row A17: {@code update(data)}, under both strategies. */
class UpdateIT {
  private static final String COOKIE = "authjs.session-token";

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_a_declared_claim_changes_in_this_answer_in_later_ones_and_at_the_next_sign_in(
      String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "wholesale");
    Answer answer =
        Portal.update(browser, "{\"firstName\":\" Wilma \",\"lastName\":\"W\u00fcst\"}");

    assertThat(answer.object().getJsonObject("user").getString("firstName")).isEqualTo("Wilma");
    assertThat(Portal.user(browser).getString("name")).isEqualTo("Wilma W\u00fcst");
    assertThat(
            Portal.user(Portal.signedIn(Portal.server(strategy), "wholesale"))
                .getString("lastName"))
        .isEqualTo("W\u00fcst");
    Portal.update(browser, "{\"firstName\":\"Willa\",\"lastName\":\"Wholesale\"}");
  }

  @Test
  void A17_a_value_of_the_server_is_read_again_and_what_the_client_says_of_it_is_ignored()
      throws IOException {
    LibertyServer server = Servers.portal();
    Http browser = Portal.signedIn(server, "customer");
    TokenCodec codec = codec(server);
    Claims atSignIn =
        codec
            .open(browser.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
            .claims()
            .orElseThrow();
    Claims before = atSignIn.with("credits", Json.PROVIDER.createValue(7));
    browser.setCookie(COOKIE, codec.seal(before, COOKIE));
    assertThat(Portal.user(browser).getInt("credits")).isEqualTo(7);

    Portal.update(browser, "{\"firstName\":\"Casey\"}");
    assertThat(Portal.user(browser).getInt("credits")).isEqualTo(7);
    JsonObject user = Portal.update(browser, "{\"credits\":999999}").object().getJsonObject("user");

    assertThat(user.getInt("credits")).isEqualTo(120);
    assertThat(Portal.user(browser).getInt("credits")).isEqualTo(120);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_twelve_sessions_of_one_user_rename_him_at_once_and_all_are_taken(String strategy)
      throws Exception {
    LibertyServer server = Portal.server(strategy);
    List<Http> browsers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      browsers.add(Portal.signedIn(server, "wholesale"));
    }
    List<Answer> answers =
        Together.all(
            12,
            i ->
                Portal.update(
                    browsers.get(i), "{\"firstName\":\"W" + i + "\",\"lastName\":\"L" + i + "\"}"));

    assertThat(answers).allSatisfy(a -> assertThat(a.status()).as(a.text()).isEqualTo(200));
    JsonObject kept = Portal.user(Portal.signedIn(server, "wholesale"));
    String number = kept.getString("firstName").substring(1);
    assertThat(kept.getString("lastName")).isEqualTo("L" + number);
    assertThat(kept.getString("name")).isEqualTo("W" + number + " L" + number);
    for (Http browser : browsers) {
      JsonObject shown = Portal.user(browser);
      assertThat(shown.getString("name")).isEqualTo(kept.getString("name"));
      assertThat(shown.getString("firstName")).isEqualTo(kept.getString("firstName"));
    }
    Portal.update(browsers.get(0), "{\"firstName\":\"Willa\",\"lastName\":\"Wholesale\"}");
  }

  /** What a purchase looks like: the server changes the number, then the session asks for it. */
  @Test
  void A17_credits_are_spent_once_on_the_server_and_shown_after_an_update() throws Exception {
    LibertyServer server = Servers.portal();
    List<Http> browsers = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      browsers.add(Portal.signedIn(server, "wholesale"));
    }
    Http first = browsers.get(0);
    assertThat(Portal.user(first).getInt("credits")).isEqualTo(60);
    List<Answer> answers =
        Together.all(
            7, i -> Portal.send(browsers.get(i), "POST", "/api/credits", "{\"spend\":10}"));

    assertThat(answers.stream().map(Answer::status))
        .containsExactlyInAnyOrder(200, 200, 200, 200, 200, 200, 409);
    assertThat(first.get("/api/credits").object().getInt("credits")).isZero();
    JsonObject user = Portal.update(first, "{\"credits\":999}").object().getJsonObject("user");
    assertThat(user.getInt("credits")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"spend\":0}",
        "{\"spend\":-10}",
        "{\"spend\":1001}",
        "{\"spend\":1.5}",
        "{\"spend\":\"1\"}",
        "{\"spend\":4294967297}",
        "{\"spend\":1e999999999}",
        "[]"
      })
  void A17_what_is_no_number_of_credits_spends_none(String body) {
    Http browser = Portal.signedIn(Servers.portal(), "customer");

    assertThat(Portal.send(browser, "POST", "/api/credits", body).status()).isEqualTo(400);
    assertThat(browser.get("/api/credits").object().getInt("credits")).isEqualTo(120);
    assertThat(browser.fresh().get("/api/credits").status()).isEqualTo(401);
  }

  private static TokenCodec codec(LibertyServer server) throws IOException {
    try (Stream<Path> files = Files.walk(server.directory())) {
      Path secret =
          files.filter(file -> file.endsWith("gatehouse-dev-secret")).findFirst().orElseThrow();
      return new TokenCodec(
          Flavour.V5, Secrets.of(new Secret(Files.readString(secret).strip())), Set.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_a_value_outside_its_rule_refuses_the_whole_update(String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "customer");
    for (String value :
        List.of(
            "\"\"", "\"" + "x".repeat(101) + "\"", "\"a\\u0000b\"", "\"a\\u202eb\"", "7", "{}")) {
      Answer answer =
          Portal.update(browser, "{\"lastName\":\"Changed\",\"firstName\":" + value + "}");

      assertThat(answer.status()).as(value).isEqualTo(400);
      assertThat(answer.object().getString("code")).isEqualTo("InvalidValue");
      assertThat(answer.sets("authjs.session-token")).isFalse();
    }
    assertThat(Portal.user(browser).getString("lastName")).isEqualTo("Customer");
  }
}
