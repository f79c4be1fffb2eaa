package org.gatehouse.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.probe.Probe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row A09, cell by cell: which callbacks run for which request. */
public class ExecutionMatrixIT {
  static final List<String> COLUMNS = List.of("signIn", "jwt", "session", "redirect");
  private static Map<String, LibertyServer> servers;

  @BeforeAll
  static void start() {
    servers = Map.of("jwt", Probe.server(), "database", Probe.database());
  }

  /** The README prints this table; {@code ReadmeTest} compares the two. */
  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "Initial sign-in",
            "once, before anything",
            "once, with the user",
            "-",
            "once, before the rest",
            ExecutionMatrixIT::signIn),
        row("Page load, signed in", "-", "once", "once", "-", b -> b.get("/page")),
        row("Client session read", "-", "once", "once", "-", b -> b.get("/api/auth/session")),
        row("API session check", "-", "once", "-", "-", b -> b.get("/api/probe/guarded")),
        row("Raw token read", "-", "-", "-", "-", b -> b.get("/api/probe/raw")),
        row("Update", "-", "once, with the data", "once", "-", ExecutionMatrixIT::update),
        row("Sign-out", "-", "-", "-", "once", ExecutionMatrixIT::signOut),
        row("Open resource", "-", "-", "-", "-", b -> b.get("/api/probe/open")));
  }

  private static Arguments row(
      String name,
      String signIn,
      String jwt,
      String session,
      String redirect,
      Function<Http, Answer> request) {
    return Arguments.of(name, List.of(signIn, jwt, session, redirect), request);
  }

  /** The table as cells of text: the name of a row, then its columns. */
  public static List<List<String>> table() {
    return rows()
        .map(row -> (List<?>) List.of(row.get()[0], row.get()[1]))
        .map(
            row ->
                Stream.concat(
                        Stream.of((String) row.get(0)),
                        ((List<?>) row.get(1)).stream().map(String.class::cast))
                    .toList())
        .toList();
  }

  static Stream<Arguments> rowsOfBothStrategies() {
    return Stream.of("jwt", "database")
        .flatMap(
            strategy ->
                rows()
                    .map(Arguments::get)
                    .map(row -> Arguments.of(strategy, row[0], row[1], row[2])));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("rowsOfBothStrategies")
  void runs_exactly_these_callbacks(
      String strategy, String name, List<String> cells, Function<Http, Answer> request) {
    LibertyServer server = servers.get(strategy);
    Http browser = new Http(server.base());
    if (!name.equals("Initial sign-in")) {
      Probe.signIn(browser, "customer");
      browser.removeCookie("authjs.callback-url");
    }
    browser.csrf();
    browser.removeCookie("authjs.callback-url");
    Probe.log(server);

    Answer answer = request.apply(browser);

    assertThat(answer.status()).isLessThan(400);
    List<String> log = Arrays.asList(Probe.log(server).split(" "));
    for (int i = 0; i < COLUMNS.size(); i++) {
      String callback = COLUMNS.get(i);
      long runs = log.stream().filter(call -> call.matches(callback + "(\\[.*])?")).count();
      assertThat(runs).as(callback).isEqualTo(cells.get(i).equals("-") ? 0 : 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void sign_in_runs_redirect_authorize_signIn_and_jwt_in_this_order(String strategy) {
    LibertyServer server = servers.get(strategy);
    Http fresh = new Http(server.base());
    String csrf = fresh.csrf();
    Probe.log(server);

    fresh.postForm("/api/auth/callback/credentials", credentials(csrf));

    assertThat(Probe.log(server)).isEqualTo("redirect authorize signIn jwt[SIGN_IN] event:signIn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void a_read_runs_jwt_before_session_and_the_user_is_absent(String strategy) {
    LibertyServer server = servers.get(strategy);
    Http fresh = new Http(server.base());
    Probe.signIn(fresh, "customer");
    Probe.log(server);

    fresh.session();

    assertThat(Probe.log(server)).isEqualTo("redirect jwt session event:session");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "database"})
  void sign_out_without_a_session_fires_no_event(String strategy) {
    LibertyServer server = servers.get(strategy);
    Http fresh = new Http(server.base());
    String csrf = fresh.csrf();
    fresh.removeCookie("authjs.callback-url");
    Probe.log(server);

    fresh.postForm("/api/auth/signout", Map.of("csrfToken", csrf));

    assertThat(Probe.log(server)).isEmpty();
  }

  private static Answer signIn(Http browser) {
    return browser.postForm("/api/auth/callback/credentials", credentials(browser.csrf()));
  }

  private static Map<String, String> credentials(String csrf) {
    return Map.of(
        "csrfToken", csrf, "username", "customer", "password", "right", "callbackUrl", "/");
  }

  private static Answer update(Http browser) {
    String body = "{\"csrfToken\":\"" + browser.csrf() + "\",\"data\":{\"color\":\"blue\"}}";
    browser.removeCookie("authjs.callback-url");
    new Http(browser.base()).get("/api/probe/log");
    return browser.postJson("/api/auth/session", body);
  }

  private static Answer signOut(Http browser) {
    return browser.postForm(
        "/api/auth/signout", Map.of("csrfToken", browser.csrf(), "callbackUrl", "/"));
  }
}
