package org.gatehouse.provider.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.harness.Logged;
import org.gatehouse.json.Json;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** Which mapping reads the profiles of a provider. */
class OAuthClientsTest {
  private static final JsonObject ANSWER =
      Json.parseObject("{\"sub\":\"of the claims\",\"number\":\"7-7\"}").orElseThrow();

  @Test
  void a_bean_of_the_application_replaces_what_is_configured() throws OAuthException {
    OAuthClients clients = new OAuthClients(config("badge"), List.of(new Badge()), clock());

    assertThat(clients.byId("badge").orElseThrow().profile(ANSWER).id()).isEqualTo("77");
  }

  @Test
  void a_bean_for_another_provider_leaves_this_one_alone_and_is_told() throws OAuthException {
    AtomicReference<OAuthClients> clients = new AtomicReference<>();
    List<String> lines =
        Logged.by(
            OAuthClients.class,
            () -> clients.set(new OAuthClients(config("other"), List.of(new Badge()), clock())));

    assertThat(clients.get().byId("other").orElseThrow().profile(ANSWER).id())
        .isEqualTo("of the claims");
    assertThat(lines).singleElement().asString().contains("UnusedProfileMapping", "badge");
  }

  @Test
  void paths_beside_a_bean_are_told_to_set_nothing() {
    AuthConfig both = config("badge", "auth.badge.profile.name", "label");

    assertThat(
            Logged.by(
                OAuthClients.class, () -> new OAuthClients(both, List.of(new Badge()), clock())))
        .singleElement()
        .asString()
        .contains("UnusedProfileMapping", "auth.badge.profile.*");
  }

  private static Clock clock() {
    return Clock.systemUTC();
  }

  private static AuthConfig config(String id, String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(more, 0, all, 6, more.length);
    all[0] = "auth.providers";
    all[1] = id;
    all[2] = "auth." + id + ".id";
    all[3] = "client";
    all[4] = "auth." + id + ".issuer";
    all[5] = "https://issuer.example";
    return TestConfig.development(all);
  }

  private static final class Badge implements ProfileMapping {
    @Override
    public String provider() {
      return "badge";
    }

    @Override
    public Profile map(JsonObject claims) {
      return new Profile(
          claims.getString("number").replace("-", ""),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
