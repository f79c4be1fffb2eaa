package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
import org.gatehouse.harness.Balancer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Link;
import org.gatehouse.harness.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * I3 and I4, mission rows B16, C02 and C03 on PostgreSQL: two nodes behind a balancer, under load,
 * with their database there and away.
 *
 * <p>The first node looks every second. The second looks once a minute, so that what it knows
 * sooner it was told; its line to the database can be cut.
 */
class PostgresNodesIT {
  private static final String COOKIE = "authjs.session-token";
  private static final String SECRET = "postgres-nodes-4Fg8Kd2Ls9Qw1Er5Ty7U3Io";

  /** Two of these are shorter than a look is apart. */
  private static final Duration TOLD = Duration.ofSeconds(25);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String LISTENERS =
      "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'gatehouse-listen'";

  private static final String METRICS =
      "<featureManager><feature>mpMetrics-5.1</feature></featureManager>"
          + "<mpMetrics authentication=\"false\"/>";

  private static PostgresServer postgres;
  private static Link link;
  private static Balancer balancer;
  private static LibertyServer one;
  private static LibertyServer other;

  @BeforeAll
  static void start() {
    postgres = PostgresServer.start();
    link = Link.to(postgres.port());
    balancer = Balancer.start();
    one = node("one", postgres.port(), Map.of());
    other =
        node(
            "two",
            link.port(),
            Map.of("AUTH_REVOCATION_POLL", "60", "AUTH_REVOCATION_MAX_STALENESS", "3600"));
    balancer.to(one.base(), other.base());
  }

  @AfterAll
  static void stop() {
    other.close();
    one.close();
    balancer.close();
    link.close();
    postgres.close();
  }

  private static LibertyServer node(String name, int port, Map<String, String> settings) {
    return LibertyServer.named("postgres-" + name)
        .development()
        .env("AUTH_SECRET", SECRET)
        .env("AUTH_URL", balancer.base().toString())
        .env(PostgresServer.environment(port))
        .env(settings)
        .serverXml(METRICS)
        .start();
  }

  @Test
  void C02_under_load_an_ended_session_is_refused_by_both_nodes_and_never_shown_again() {
    Http admin = Portal.signedIn(one, "platform");
    try (Load load = new Load()) {
      Reader ended = load.add("developer");
      Reader changed = load.add("staff");
      Reader untouched = load.add("wholesale");
      load.awaitBothNodes();

      Portal.send(admin, "DELETE", "/api/admin/users/demo-developer/sessions", null);
      role(admin, "CUSTOMER");
      Await.until(TOLD, () -> ended.refusedBy().equals(Set.of("0", "1")));
      Await.until(TOLD, () -> changed.roleOn("0").equals("CUSTOMER"));
      Await.until(TOLD, () -> changed.roleOn("1").equals("CUSTOMER"));
      role(admin, "STAFF");
      Await.until(TOLD, () -> changed.roleOn("1").equals("STAFF"));

      assertThat(load.finish()).isEmpty();
      assertThat(untouched.refusedBy()).isEmpty();
      assertThat(changed.refusedBy()).isEmpty();
    }
  }

  /** A single one of these could be a look that came at its time; two cannot. */
  @Test
  void a_node_that_is_told_does_not_wait_for_its_look() {
    for (String user : List.of("customer", "developer")) {
      Http browser = Portal.signedIn(one, user);
      Http elsewhere = copy(browser, other);
      assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
      signOut(browser);
      Await.until(TOLD, () -> elsewhere.get("/api/me").status() == 401);
    }
  }

  @Test
  void a_listener_whose_connection_is_ended_opens_another() {
    Await.until(PATIENCE, () -> postgres.query(LISTENERS).equals("2"));
    String before = postgres.query(LISTENERS.replace("count(*)", "max(backend_start)::text"));
    postgres.query(LISTENERS.replace("count(*)", "bool_and(pg_terminate_backend(pid))"));
    Await.until(
        PATIENCE,
        () ->
            postgres.query(LISTENERS).equals("2")
                && postgres
                        .query(LISTENERS.replace("count(*)", "min(backend_start)::text"))
                        .compareTo(before)
                    > 0);

    a_node_that_is_told_does_not_wait_for_its_look();
    Await.until(PATIENCE, () -> other.messages().contains("ChangesHeard"));
    assertThat(other.messages()).contains("ChangesNotHeard");
  }

  /** What was taken away by a node that reaches the database, while another does not. */
  @Test
  void what_was_written_while_a_node_was_cut_off_is_not_missed_by_it() {
    Http admin = Portal.signedIn(one, "platform");
    Http user = Portal.signedIn(one, "fundraiser");
    Http elsewhere = copy(user, other);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);

    link.cut();
    Portal.send(admin, "DELETE", "/api/admin/users/demo-fundraiser/sessions", null);
    assertThat(user.get("/api/me").status()).isEqualTo(401);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
    link.mend();

    Await.until(PATIENCE, () -> elsewhere.get("/api/me").status() == 401);
    assertThat(copy(user, other).get("/api/me").status()).isEqualTo(401);
  }

  /** The sign-out of a node that reaches nothing is known there, and elsewhere afterwards. */
  @Test
  void SEC_294_sessions_go_on_while_the_database_is_down_and_what_ended_then_ends_everywhere() {
    Http staying = Portal.signedIn(one, "staff");
    Http leaving = Portal.signedIn(one, "customer");
    Http elsewhere = copy(leaving, other);
    assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);

    postgres.stop();
    try {
      Await.until(PATIENCE, () -> health(one).getString("state").equals("degraded"));
      assertThat(health(one).getInt("stalenessMilliseconds")).isGreaterThan(5000);
      assertThat(gauge(one, "auth_revocation_staleness")).isGreaterThan(5);
      assertThat(gauge(one, "auth_revocation_entries")).isPositive();
      assertThat(gauge(one, "auth_secrets_safe_to_remove")).isZero();
      assertThat(staying.get("/api/me").status()).isEqualTo(200);
      assertThat(copy(staying, other).get("/api/me").status()).isEqualTo(200);
      assertThat(new Http(one.base()).signIn("wholesale").status()).isEqualTo(503);
      signOut(leaving);
      assertThat(elsewhere.get("/api/me").status()).isEqualTo(200);
    } finally {
      postgres.startAgain();
    }

    Await.until(PATIENCE, () -> health(one).getString("state").equals("fresh"));
    Await.until(PATIENCE, () -> elsewhere.get("/api/me").status() == 401);
    assertThat(staying.get("/api/me").status()).isEqualTo(200);
    assertThat(Portal.signedIn(other, "wholesale").get("/api/me").status()).isEqualTo(200);
  }

  /** Rows of numbers that no node will ask for: only the plan changes. */
  @Test
  void the_look_for_what_is_new_reads_an_index_however_long_the_log_is() {
    postgres.execute(
        "INSERT INTO auth_changes (change_number, target, raised_to, expires_at, written_at)"
            + " SELECT -n, 'c:' || md5(n::text), 1, 1, 9223372036854775807"
            + " FROM generate_series(1, 1000000) n");
    postgres.execute("ANALYZE auth_changes");
    long rows = reads("seq_tup_read");
    long looks = reads("idx_scan");
    try {
      Await.until(PATIENCE, () -> reads("idx_scan") > looks + 5);
      assertThat(reads("seq_tup_read") - rows).isLessThan(1_000_000);
    } finally {
      postgres.execute("DELETE FROM auth_changes WHERE change_number < 0");
    }
  }

  private static long reads(String kind) {
    return Long.parseLong(
        postgres.query(
            "SELECT " + kind + " FROM pg_stat_user_tables WHERE relname = 'auth_changes'"));
  }

  private static void role(Http admin, String role) {
    Answer answer =
        Portal.send(admin, "PATCH", "/api/admin/users/demo-staff", "{\"role\":\"" + role + "\"}");
    assertThat(answer.status()).isEqualTo(200);
  }

  private static void signOut(Http browser) {
    String cookie = browser.cookie(COOKIE).orElseThrow();
    browser.postForm("/api/auth/signout", Map.of("csrfToken", browser.csrf()));
    browser.setCookie(COOKIE, cookie);
    assertThat(browser.get("/api/me").status()).isEqualTo(401);
  }

  private static Http copy(Http browser, LibertyServer node) {
    Http tab = new Http(node.base());
    browser.cookie(COOKIE).ifPresent(value -> tab.setCookie(COOKIE, value));
    return tab;
  }

  private static JsonObject health(LibertyServer node) {
    return new Http(node.base())
        .get("/health/ready").object().getJsonArray("checks").stream()
            .map(check -> check.asJsonObject())
            .filter(check -> check.getString("name").equals("gatehouse-revocation"))
            .findFirst()
            .orElseThrow()
            .getJsonObject("data");
  }

  /** In the base unit: seconds, where it is a time. */
  private static double gauge(LibertyServer node, String name) {
    return new Http(node.base())
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .findFirst()
        .orElse(-1);
  }

  /** Readers that ask through the balancer, each with one cookie over and over. */
  private static final class Load implements AutoCloseable {
    private final AtomicBoolean over = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Reader> readers = new ArrayList<>();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();

    Reader add(String user) {
      Http browser = new Http(balancer.base());
      browser.signIn(user);
      Reader reader =
          new Reader("demo-" + user, COOKIE + "=" + browser.cookie(COOKIE).orElseThrow());
      readers.add(reader);
      for (int i = 0; i < 2; i++) {
        Series series = reader.series();
        running.add(
            CompletableFuture.runAsync(
                () -> {
                  while (!over.get()) {
                    series.read();
                  }
                },
                threads));
      }
      return reader;
    }

    void awaitBothNodes() {
      for (Reader reader : readers) {
        Await.until(PATIENCE, () -> reader.answers.get() > 20);
      }
    }

    /** What no reader should have seen. */
    List<String> finish() {
      over.set(true);
      running.forEach(CompletableFuture::join);
      return readers.stream().flatMap(reader -> reader.wrong.stream()).toList();
    }

    @Override
    public void close() {
      over.set(true);
      threads.shutdown();
    }
  }

  /** One session, read by several clients at once. */
  private static final class Reader {
    private final String subject;
    private final String cookie;
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> refused = Collections.synchronizedSet(new TreeSet<>());
    private final Map<String, String> roles = new ConcurrentHashMap<>();

    Reader(String subject, String cookie) {
      this.subject = subject;
      this.cookie = cookie;
    }

    Series series() {
      return new Series(this);
    }

    Set<String> refusedBy() {
      return new TreeSet<>(refused);
    }

    String roleOn(String node) {
      return roles.getOrDefault(node, "");
    }
  }

  /** One client: its requests follow each other, so their order means something. */
  private static final class Series {
    private final Reader reader;
    private final Set<String> refusedBy = new TreeSet<>();

    Series(Reader reader) {
      this.reader = reader;
    }

    void read() {
      Answer answer = new Http(balancer.base()).get("/api/me", Map.of("Cookie", reader.cookie));
      String node = answer.header(Balancer.NODE).orElse("?");
      if (answer.status() == 401) {
        refusedBy.add(node);
        reader.refused.add(node);
      } else if (answer.status() != 200
          || !answer.object().getString("id").equals(reader.subject)
          || refusedBy.contains(node)) {
        reader.wrong.add(node + " " + answer.status() + " " + answer.text());
      } else {
        reader.roles.put(node, answer.object().getString("role"));
      }
      reader.answers.incrementAndGet();
    }
  }
}
