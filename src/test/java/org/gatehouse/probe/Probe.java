package org.gatehouse.probe;

import jakarta.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.gatehouse.harness.TestWar;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TokenCodec;

/** Builds and starts the probe application. */
public final class Probe {
  /** The secret of {@link #server()}. */
  public static final String SECRET = "probe-0PkVq7R2dXn5mZc8LwT3yHs9Jb6F";

  private static final long HOUR = 3600;

  private Probe() {}

  /** The probe in the development profile, flavour v5, started once for all test classes. */
  public static LibertyServer server() {
    return Servers.shared(
        "probe", () -> server("probe", "").development().env("AUTH_SECRET", SECRET));
  }

  /** A server of its own with further configuration. */
  public static LibertyServer.Builder server(String name, String config, Class<?>... more) {
    List<Class<?>> classes =
        new ArrayList<>(
            List.of(
                Probe.class,
                ProbeLog.class,
                ProbeCallbacks.class,
                ProbeProvider.class,
                ProbeEjb.class,
                ProbeMiddle.class,
                ProbeResource.class,
                ProbeIdentityResource.class,
                ProbeInherited.class,
                ProbeClosed.class,
                ProbeLocators.class,
                ProbeSecondApplication.class,
                ProbeServicelessApplication.class,
                ProbeAsyncResource.class,
                ProbeAsyncServlet.class,
                ProbeConstrained.class,
                ProbeFailures.class,
                ProbeDatabaseEjb.class,
                ProbeServlet.class));
    classes.addAll(List.of(more));
    return LibertyServer.named(name)
        .war(
            TestWar.build(
                name,
                "auth.roles=CUSTOMER,ADMIN,STAFF\n" + config,
                classes.toArray(Class<?>[]::new)));
  }

  /** As {@link #server()}, with the sessions in the database. */
  public static LibertyServer database() {
    return Servers.shared(
        "probe-database",
        () ->
            server("probe-database", "auth.session.strategy=database\n")
                .development()
                .env("AUTH_SECRET", SECRET));
  }

  /** As {@link #server()}, where the container is told of every caller. */
  public static LibertyServer always() {
    return Servers.shared(
        "probe-always",
        () ->
            server("probe-always", "auth.container-login=always\n")
                .development()
                .env("AUTH_SECRET", SECRET));
  }

  /** A token of the user {@code customer} with further claims, sealed by {@link #SECRET}. */
  public static String token(Map<String, String> more) {
    long now = Instant.now().getEpochSecond();
    var claims =
        Json.createObjectBuilder()
            .add("sub", "probe-customer")
            .add("role", "CUSTOMER")
            .add("jti", UUID.randomUUID().toString())
            .add("iat", now)
            .add("exp", now + HOUR);
    more.forEach(claims::add);
    return new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of())
        .seal(new Claims(claims.build()), "authjs.session-token");
  }

  /** A browser with a session sealed two days ago, which the next guarded request seals again. */
  public static Http stale(LibertyServer server, String user, String role) {
    long before = Instant.now().getEpochSecond() - 48 * HOUR;
    var claims =
        Json.createObjectBuilder()
            .add("sub", "probe-" + user)
            .add("role", role)
            .add("iat", before)
            .add("exp", before + 720 * HOUR);
    Http browser = new Http(server.base());
    browser.setCookie(
        "authjs.session-token",
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(SECRET)), Set.of())
            .seal(new Claims(claims.build()), "authjs.session-token"));
    return browser;
  }

  /** Signs in at the probe's provider. */
  public static Answer signIn(Http browser, String user) {
    return browser.signIn(Map.of("username", user, "password", "right"));
  }

  /** The callbacks since the last look. */
  public static String log(LibertyServer server) {
    return new Http(server.base()).get("/api/probe/log").text();
  }
}
