package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.DerbyServer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Shape;
import org.gatehouse.harness.idp.TestProvider;
import org.junit.jupiter.api.Test;

/**
 * A logout that cannot be written is not lost: the provider tries again with the same token. The
 * sessions lie in the database here, in cookies in {@link BackChannelLogoutIT}.
 */
class LogoutWithoutDatabaseIT {
  private static final String PATH = "/api/auth/backchannel-logout/badop";

  @Test
  void a_logout_that_could_not_be_written_is_no_replay_when_it_comes_again() throws SQLException {
    DerbyServer derby = DerbyServer.start();
    try (TestProvider provider = TestProvider.start(Shape.OIDC);
        LibertyServer server = server(derby, provider)) {
      Http browser = new Http(server.base());
      Trip.signIn(browser, provider, "dora", "there-dora");
      Http machine = new Http(server.base());
      Map<String, String> logout =
          Map.of("logout_token", provider.logoutToken().with("sid", "there-dora").signed());

      execute(derby, "RENAME TABLE auth_revocations TO auth_revocations_away");
      assertPostponed(machine.postForm(PATH, logout));
      assertThat(browser.get("/api/me").status()).isEqualTo(200);

      execute(derby, "RENAME TABLE auth_revocations_away TO auth_revocations");
      assertThat(machine.postForm(PATH, logout).status()).isEqualTo(200);
      assertThat(browser.get("/api/me").status()).isEqualTo(401);

      derby.close();
      assertPostponed(
          machine.postForm(
              PATH, Map.of("logout_token", provider.logoutToken().with("sid", "x").signed())));
    }
  }

  private static LibertyServer server(DerbyServer derby, TestProvider provider) {
    LibertyServer.Builder builder =
        LibertyServer.named("logout-down")
            .development()
            .env("AUTH_SESSION_STRATEGY", "database")
            .env("AUTH_PROVIDERS", "badop");
    OAuthServer.oidc(builder, "BADOP", provider);
    return builder.dataSource(derby.dataSource()).start();
  }

  private static void assertPostponed(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.header("Cache-Control")).hasValue("no-store");
    assertThat(answer.text()).isEmpty();
  }

  private static void execute(DerbyServer derby, String sql) throws SQLException {
    try (Connection connection = derby.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
