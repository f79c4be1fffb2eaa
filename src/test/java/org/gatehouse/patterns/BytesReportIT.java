package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.Test;

/** Mission rows A20 and C05: which claim costs how many bytes. */
class BytesReportIT {
  private final LibertyServer server = Probe.server();

  @Test
  void A20_C05_past_2048_characters_a_report_of_bytes_by_claim_is_logged_once() {
    Http browser = signedIn();
    pad(browser, 1800);
    browser.session();
    pad(browser, 1900);

    List<String> reports =
        server.messages().lines().filter(line -> line.contains("LargeToken:")).toList();
    assertThat(reports.stream().filter(line -> line.contains("{pad=180"))).hasSize(1);
    assertThat(reports.stream().filter(line -> line.contains("{pad=190"))).isEmpty();
    assertThat(reports.get(0)).contains("email=").doesNotContain("@");
  }

  private Http signedIn() {
    Http browser = new Http(server.base());
    Probe.signIn(browser, "customer");
    return browser;
  }

  private static void pad(Http browser, int characters) {
    Portal.update(browser, "{\"pad\":" + characters + "}");
  }
}
