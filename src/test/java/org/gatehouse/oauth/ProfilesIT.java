package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.junit.jupiter.api.Test;

/** Answers in the shapes that GitHub, Facebook and Google give. */
class ProfilesIT {
  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());

  @Test
  void A11_GitHub_gives_a_number_a_login_an_avatar_and_a_hidden_address() {
    OAuthServer.GITHUB.recorded(
        Map.of(
            "/user",
                "{\"login\":\"octocat\",\"id\":583231,\"avatar_url\":\"https://avatars.example/u/583231\","
                    + "\"name\":null,\"email\":null,\"type\":\"User\"}",
            "/user/emails",
                "[{\"email\":\"other@people.example\",\"primary\":false,\"verified\":true},"
                    + "{\"email\":\"Octo@People.example\",\"primary\":true,\"verified\":true}]"));
    Trip.signIn(browser, "github", "/");
    JsonObject user = user();

    assertThat(user.getString("name")).isEqualTo("octocat");
    assertThat(user.getString("email")).isEqualTo("octo@people.example");
    assertThat(user.getString("image")).isEqualTo("https://avatars.example/u/583231");
    assertThat(browser.get("/api/accounts").text()).contains("\"id\":\"583231\"");
  }

  @Test
  void A11_Facebook_hides_the_picture_two_levels_deep() {
    OAuthServer.FACEBOOK.recorded(
        Map.of(
            "/me",
            "{\"id\":\"10158\",\"name\":\"Fay Book\",\"email\":\"fay@people.example\",\"picture\":"
                + "{\"data\":{\"height\":50,\"url\":\"https://graph.example/p/10158.jpg\",\"width\":50}}}"));
    Trip.signIn(browser, "facebook", "/");

    assertThat(user().getString("image")).isEqualTo("https://graph.example/p/10158.jpg");
    assertThat(user().getString("name")).isEqualTo("Fay Book");
  }

  @Test
  void Google_is_plain_OpenID_Connect() {
    OAuthServer.MAIN.mode(Mode.GOOD).person(Person.of("117", "Gil", "gil@people.example"));
    Trip.signIn(browser, "google", "/");

    assertThat(user().getString("email")).isEqualTo("gil@people.example");
    assertThat(browser.get("/api/accounts").text()).contains("\"provider\":\"google\"");
  }

  @Test
  void an_answer_without_an_account_id_is_refused() {
    OAuthServer.GITHUB.recorded(Map.of("/user", "{\"login\":\"ghost\"}", "/user/emails", "[]"));

    assertThat(Trip.signIn(browser, "github", "/").location())
        .endsWith("error?error=Configuration");
    OAuthServer.GITHUB.recorded(Map.of());
  }

  private JsonObject user() {
    return browser.session().object().getJsonObject("user");
  }
}
