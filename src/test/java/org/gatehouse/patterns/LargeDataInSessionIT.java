package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.TestWar;
import org.junit.jupiter.api.Test;

/** Mission row A20: large user data is read in the {@code session} callback. */
class LargeDataInSessionIT {
  @Test
  void A20_the_session_shows_the_long_text_and_the_token_stays_small() {
    try (LibertyServer server =
        LibertyServer.named("large-data")
            .war(TestWar.build("large-data", "", LargeDataCallback.class, LargeDataStartup.class))
            .development()
            .start()) {
      Http browser = new Http(server.base());
      browser.signIn("writer", "a passphrase of the writer");

      assertThat(Portal.user(browser).getString("biography")).hasSize(1980);
      assertThat(browser.cookie("authjs.session-token").orElseThrow().length()).isLessThan(1000);
    }
  }
}
