package org.gatehouse.callback;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.TestWar;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbeLog;
import org.gatehouse.probe.ProbeProvider;
import org.gatehouse.probe.ProbeRights;
import org.gatehouse.probe.ProbeRightsBean;
import org.gatehouse.probe.ProbeRightsEjb;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.Test;

/** WARs that other people build from the {@code -classes.jar}. */
class SecondWarIT {
  private static final String SECRET = "second-war-6Jr3vTq8LzXc1MnB5wPk";
  private static final String COOKIE = "authjs.session-token";

  @Test
  void a_WAR_of_the_classes_jar_and_one_jwt_callback_deploys_and_signs_in() {
    var war =
        TestWar.build(
            "second",
            "auth.session.user=department,role\nauth.permissions.roles=ADMIN=delete\n",
            OneJwtCallback.class,
            ProbeRights.class,
            ProbeRightsEjb.class,
            ProbeRightsBean.class);
    try (LibertyServer server =
        LibertyServer.named("second")
            .war(war)
            .contextRoot("/second")
            .development()
            .env("AUTH_ADMIN_EMAIL", "root@example.com")
            .env("AUTH_ADMIN_PASSWORD", "a long passphrase to start with")
            .start()) {
      Http browser = new Http(server.base());

      assertThat(browser.signIn("root@example.com", "a long passphrase to start with").url())
          .isEqualTo(server.base().toString());
      assertThat(
              browser
                  .get("/api/auth/session")
                  .object()
                  .getJsonObject("user")
                  .getString("department"))
          .isEqualTo("accounts");
      assertThat(browser.get("/api/auth/signin").status()).isEqualTo(200);
      assertPermissionsOfTheConfiguration(server, browser);
    }
  }

  /** Mission row A18 without a table, and a refusal that says why. */
  private static void assertPermissionsOfTheConfiguration(LibertyServer server, Http browser) {
    assertThat(browser.get("/api/rights/bean").status()).isEqualTo(200);
    assertThat(browser.get("/api/rights/ejb").status()).isEqualTo(200);
    assertThat(browser.fresh().get("/api/rights/bean").status()).isEqualTo(401);
    assertThat(browser.get("/api/rights/read").status()).isEqualTo(403);
    assertThat(server.messages()).contains("UnknownPermission: read is required");
    assertThat(server.messages()).doesNotContain("UnknownPermission: delete");
  }

  @Test
  void A11_a_retail_deployment_is_a_configuration_file() throws IOException {
    var war = TestWar.build("retail", retail(), ProbeProvider.class, ProbeLog.class);
    try (LibertyServer server =
        LibertyServer.named("retail").war(war).development().env("AUTH_SECRET", SECRET).start()) {
      Http fundraiser = new Http(server.base());
      Probe.signIn(fundraiser, "fundraiser");
      Http customer = new Http(server.base());
      Probe.signIn(customer, "customer");

      JsonObject user = fundraiser.session().object().getJsonObject("user");
      assertThat(user.getString("id")).isEqualTo("probe-fundraiser");
      assertThat(user.getString("role")).isEqualTo("FUNDRAISER");
      assertThat(user.getString("fundraiserId")).isEqualTo("fr-7");
      assertThat(user.getString("image")).isEqualTo("https://example.com/avatar.png");
      assertThat(customer.session().object().getJsonObject("user"))
          .doesNotContainKey("fundraiserId");
      Claims token =
          new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of())
              .open(customer.cookie(COOKIE).orElseThrow(), COOKIE, Instant.now())
              .claims()
              .orElseThrow();
      assertThat(
              Duration.between(
                  token.instant("iat").orElseThrow(), token.instant("exp").orElseThrow()))
          .isEqualTo(Duration.ofDays(30));
      assertThat(token.toJson().keySet())
          .contains("id", "email", "name", "role")
          .doesNotContain("fundraiserId");
      assertThat(token.text("avatar")).hasValue("https://example.com/customer.png");
    }
  }

  private static String retail() throws IOException {
    try (InputStream stream = SecondWarIT.class.getResourceAsStream("/retail.properties")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
