package org.gatehouse.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.derby.drda.NetworkServerControl;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Build;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.junit.jupiter.api.Test;

/** The database goes away under a running portal: sign-in says so, sessions go on. */
class DatabaseDownIT {
  @Test
  void sign_in_is_503_and_existing_sessions_still_read() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path home = Files.createDirectories(Build.WORK.resolve("derby-" + port));
    System.setProperty("derby.system.home", home.toString());
    var derby = new NetworkServerControl(InetAddress.getByName("localhost"), port);
    derby.start(null);
    try (LibertyServer server =
        LibertyServer.named("database-down").development().dataSource(dataSource(port)).start()) {
      Http staff = new Http(server.base());
      staff.signIn("staff");

      derby.shutdown();

      Http late = new Http(server.base());
      Answer json = late.signIn("customer");
      assertThat(json.status()).isEqualTo(503);
      assertThat(json.object().getString("code")).isEqualTo("Unavailable");
      assertThat(json.url()).endsWith("/api/auth/signin?error=Unavailable");
      Answer page =
          late.postForm(
              "/api/auth/callback/credentials",
              Map.of("csrfToken", late.csrf(), "username", "customer", "password", "x"));
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.text()).contains("Not available right now").doesNotContain("SQL");
      assertThat(late.cookie("authjs.session-token")).isEmpty();

      assertThat(staff.session().object().getJsonObject("user").getString("role"))
          .isEqualTo("STAFF");
      assertThat(staff.get("/api/reports").status()).isEqualTo(200);
    }
  }

  private static String dataSource(int port) throws Exception {
    Path client = jar(org.apache.derby.client.ClientAutoloadedDriver.class);
    Path shared = jar(org.apache.derby.shared.common.error.StandardException.class);
    return """
        <library id="derbyClient">
          <file name="%s"/>
          <file name="%s"/>
          <fileset dir="%s" includes="derbytools.jar"/>
        </library>
        <dataSource id="DefaultDataSource" type="java.sql.Driver">
          <jdbcDriver libraryRef="derbyClient"
            java.sql.Driver="org.apache.derby.client.ClientAutoloadedDriver"/>
          <properties URL="jdbc:derby://localhost:%d/down;create=true" user="app" password="app"/>
        </dataSource>
        """
        .formatted(client, shared, Build.DERBY, port);
  }

  private static Path jar(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
