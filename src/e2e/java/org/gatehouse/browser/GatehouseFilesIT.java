package org.gatehouse.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the module is served and declared, and that it finds the endpoints below a context root. */
class GatehouseFilesIT {
  private static LibertyServer portal;

  @BeforeAll
  static void start() {
    portal = LibertyServer.named("portal-shop").contextRoot("/shop").development().start();
  }

  @AfterAll
  static void stop() {
    portal.close();
  }

  @ParameterizedTest
  @CsvSource({"/gatehouse.js", "/gatehouse-wire.js"})
  void A05_the_module_is_a_script_that_is_checked_for_news(String path) {
    Http browser = new Http(portal.base());
    Answer answer = browser.get(path);
    Answer library = new Http(Probe.server().base()).get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("text/javascript");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Cache-Control")).contains("no-cache");
    assertThat(answer.headers("Set-Cookie")).isEmpty();
    String modified = answer.header("Last-Modified").orElseThrow();
    assertThat(browser.get(path, Map.of("If-Modified-Since", modified)).status()).isEqualTo(304);
    assertThat(library.text()).isEqualTo(answer.text());
    assertThat(library.header("Content-Type")).contains("text/javascript");
  }

  @Test
  void A05_the_module_finds_the_endpoints_of_the_context_root_and_shows_problems() {
    try (Chromium chromium = Chromium.start();
        Person person = new Person(chromium, portal.base())) {
      Tab tab = person.opens(Client.GATEHOUSE).isSignedOut();
      tab.value(
          "signIn",
          Json.createValue("credentials"),
          Tab.credentials("staff", "demo-staff-passphrase"));
      tab.isSignedIn().showsUser("role", "\"STAFF\"");

      JsonObject failure =
          tab.result("update", Json.createObjectBuilder().add("firstName", "").build())
              .getJsonObject("failure");

      assertThat(failure.getInt("status")).isEqualTo(400);
      assertThat(failure.getString("code")).isEqualTo("InvalidValue");
      tab.isSignedIn().showsUser("firstName", "\"Sam\"");
    }
  }

  @Test
  void A05_the_declarations_say_what_the_module_does() throws IOException {
    Process node =
        new ProcessBuilder(
                "node",
                Path.of("src/e2e/client/check-types.mjs").toString(),
                Path.of("src/main/webapp").toAbsolutePath().toString())
            .redirectErrorStream(true)
            .start();

    String answer = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(answer.strip()).isEqualTo("the same");
  }
}
