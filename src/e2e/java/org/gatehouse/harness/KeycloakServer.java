package org.gatehouse.harness;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Keycloak on free loopback ports with the realm of the tests, in memory. */
public final class KeycloakServer implements AutoCloseable {
  public static final String CLIENT = "gatehouse";
  public static final String CLIENT_SECRET = "test-only-not-a-secret";

  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final String ADMIN_PASSWORD = "admin-of-the-tests";

  private final Path home = Path.of(System.getProperty("gatehouse.keycloak"));
  private final Path log = home.resolve("test.log");
  private final int port = freePort();
  private final int managementPort = freePort();
  private Process process;

  /** Reserves the address; {@link #start} makes it answer. */
  public static KeycloakServer reserve() {
    return new KeycloakServer();
  }

  private KeycloakServer() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  public String issuer() {
    return "http://localhost:" + port + "/realms/portal";
  }

  /**
   * @param origin of the application, for the addresses it may be sent back to
   */
  public KeycloakServer start(URI origin) {
    try {
      Path realm = home.resolve("data/import/realm.json");
      Files.createDirectories(realm.getParent());
      String text = Files.readString(Path.of(System.getProperty("gatehouse.realm")));
      Files.writeString(realm, text.replace("@ORIGIN@", origin.toString()));
      run(List.of("build", "--db=dev-mem", "--cache=local", "--health-enabled=true"));
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keycloak build failed, see " + log);
      }
      run(
          List.of(
              "start",
              "--optimized",
              "--import-realm",
              "--http-enabled=true",
              "--http-host=127.0.0.1",
              "--http-port=" + port,
              "--http-management-port=" + managementPort,
              "--hostname=http://localhost:" + port));
      await();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often Keycloak noted this kind of event. */
  public int events(String type) {
    Http http = new Http(URI.create("http://localhost:" + port));
    String access =
        http.postForm(
                "/realms/master/protocol/openid-connect/token",
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "admin",
                    "password", ADMIN_PASSWORD))
            .object()
            .getString("access_token");
    Answer events =
        http.get(
            "/admin/realms/portal/events?max=1000&type=" + type,
            Map.of("Authorization", "Bearer " + access));
    JsonArray list = Json.createReader(new StringReader(events.text())).readArray();
    return list.size();
  }

  @Override
  public void close() {
    kill();
    try {
      process.waitFor(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", home.resolve("bin/kc.sh").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD);
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
    process.getOutputStream().close();
  }

  private void await() throws InterruptedException, IOException {
    Http http = new Http(URI.create("http://localhost:" + port));
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!http.reachable("/realms/portal/.well-known/openid-configuration")) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        kill();
        throw new IllegalStateException("keycloak did not start:\n" + Files.readString(log));
      }
      Thread.sleep(500);
    }
  }

  /** The script may stay beside the server it started. */
  private void kill() {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
