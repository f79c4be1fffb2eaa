package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row A17: {@code update(data)}, under both strategies. */
class UpdateIT {
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

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void A17_a_value_of_the_server_is_read_again_and_what_the_client_says_of_it_is_ignored(
      String strategy) {
    Http browser = Portal.signedIn(Portal.server(strategy), "customer");

    JsonObject user = Portal.update(browser, "{\"credits\":999999}").object().getJsonObject("user");

    assertThat(user.getInt("credits")).isEqualTo(120);
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
