package org.gatehouse.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row C08: what the decode command learns from a node. */
class NodeReportIT {

  @Test
  void a_node_says_how_old_its_view_is_and_what_its_secrets_are_needed_for() {
    URI node = Servers.portal().base();

    assertThat(NodeReport.of(node))
        .containsPattern("(?m)^node       http://localhost:\\d+/? is UP$")
        .containsPattern("(?m)^view       fresh, \\d+ ms old$")
        .containsPattern("(?m)^needs      auth\\.secret, [0-9a-v]{8} active");
  }

  @Test
  void one_that_is_away_is_told() {
    assertThat(NodeReport.of(URI.create("http://localhost:1")))
        .isEqualTo("node       http://localhost:1 does not say how it is: ConnectException\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{\"checks\": 1}", "{\"checks\": [1]}", "{\"status\": 2}"})
  void another_server_is_no_reason_to_fail(String answer) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      URI base = URI.create("http://localhost:" + server.getAddress().getPort());
      assertThat(NodeReport.of(base)).startsWith("node       " + base);
    } finally {
      server.stop(0);
    }
  }
}
