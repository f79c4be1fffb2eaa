package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.TestWar;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.gatehouse.token.Claims;
import org.junit.jupiter.api.Test;

/** Mission rows A11 and A13: a retail deployment with a provider, and not a line of code. */
class RetailIT {
  @Test
  void A11_a_picture_from_the_provider_is_the_avatar_of_the_token_and_the_image_of_the_session()
      throws IOException {
    OAuthServer.MAIN.mode(Mode.GOOD).person(Person.of("buyer", "Bea", "bea@people.example"));
    LibertyServer.Builder builder =
        LibertyServer.named("retail-oauth")
            .war(TestWar.build("retail-oauth", retail()))
            .development()
            .env("AUTH_SECRET", OAuthServer.SECRET)
            .env("AUTH_DEFAULT_ROLE", "CUSTOMER")
            .env("AUTH_SESSION_ACCESS_TOKEN", "true")
            .env("AUTH_PROVIDERS", "shop");
    OAuthServer.oidc(builder, "SHOP", OAuthServer.MAIN);
    try (LibertyServer server = builder.start()) {
      Http browser = new Http(server.base());
      Trip.signIn(browser, "shop", "/");
      Claims token = SealedSession.claims(browser, OAuthServer.SECRET);
      JsonObject session = browser.session().object();
      JsonObject user = session.getJsonObject("user");

      assertThat(token.text("avatar")).hasValue("https://images.example/buyer.png");
      assertThat(token.text("name")).hasValue("Bea");
      assertThat(token.has("fundraiserId")).isFalse();
      assertThat(user.getString("image")).isEqualTo("https://images.example/buyer.png");
      assertThat(user.getString("role")).isEqualTo("CUSTOMER");
      assertThat(user).doesNotContainKey("fundraiserId").doesNotContainKey("avatar");
      assertThat(session.getString("accessToken"))
          .isEqualTo(token.text("access_token").orElseThrow());
      assertThat(session.toString()).doesNotContain("refresh");
      assertThat(server.messages()).contains("AccessTokenShown");
    }
  }

  private static String retail() throws IOException {
    try (InputStream stream = RetailIT.class.getResourceAsStream("/retail.properties")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
