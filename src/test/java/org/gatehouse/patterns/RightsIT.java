package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.Secret;
import org.gatehouse.config.Secrets;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.json.Json;
import org.gatehouse.probe.Probe;
import org.gatehouse.probe.ProbePermissionRows;
import org.gatehouse.probe.ProbeRefusals;
import org.gatehouse.probe.ProbeRights;
import org.gatehouse.probe.ProbeRightsBean;
import org.gatehouse.probe.ProbeRightsEjb;
import org.gatehouse.probe.ProbeTokens;
import org.gatehouse.token.TokenCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mission rows A18 and A19 where the portal has no door for them: a permission beside the role, at
 * an EJB or a bean alone, of a role that is unknown; and what a refused switch leaves behind.
 */
class RightsIT {
  private static final String COOKIE = "authjs.session-token";
  private static LibertyServer server;

  @BeforeAll
  static void start() {
    server =
        Probe.server(
                "rights",
                "auth.permissions=true\nauth.tenants=true\n",
                ProbeRights.class,
                ProbeRightsEjb.class,
                ProbeRightsBean.class,
                ProbePermissionRows.class,
                ProbeRefusals.class)
            .development()
            .env("AUTH_SECRET", Probe.SECRET)
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** CUSTOMER has the role and lacks the permission, ADMIN the other way round, STAFF has both. */
  @ParameterizedTest
  @CsvSource({
    "resource, 401, 403, 403, 200",
    "ejb-with-role, 401, 403, 403, 200",
    "ejb, 401, 403, 200, 200",
    "bean, 401, 403, 200, 200"
  })
  void A18_a_permission_is_needed_beside_the_role_and_at_an_EJB_or_a_bean_alone(
      String door, int anonymous, int customer, int admin, int staff) {
    String path = "/api/rights/" + door;

    assertThat(new Http(server.base()).get(path).status()).isEqualTo(anonymous);
    assertThat(signedIn("customer").get(path).status()).isEqualTo(customer);
    assertThat(signedIn("admin").get(path).status()).isEqualTo(admin);
    assertThat(signedIn("staff").get(path).status()).isEqualTo(staff);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fundraiser", "norole"})
  void a_role_outside_auth_roles_has_no_permission_not_even_those_of_every_other_role(String name) {
    Http browser = signedIn(name);

    assertThat(signedIn("customer").get("/api/rights/read").status()).isEqualTo(200);
    assertThat(browser.get("/api/rights/read").status()).isEqualTo(403);
    assertThat(ProbeTokens.open(browser).has("permissions")).isFalse();
    assertThat(Portal.user(browser)).doesNotContainKey("permissions");
  }

  @Test
  void permissions_that_a_token_kept_from_a_role_that_is_gone_count_no_more() {
    Http browser = signedIn("fundraiser");
    var kept = ProbeTokens.open(browser).with("permissions", Json.numbers(List.of(1, 2, 3, 4)));
    browser.setCookie(
        COOKIE,
        new TokenCodec(Flavour.V5, Secrets.of(new Secret(Probe.SECRET)), Set.of())
            .seal(kept, COOKIE));

    for (String door : List.of("read", "bean", "ejb")) {
      assertThat(browser.get("/api/rights/" + door).status()).isEqualTo(403);
    }
    browser.session();
    assertThat(ProbeTokens.open(browser).has("permissions")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"\"globex\" | globex", "7 | ''", "\"\" | ''", "{} | ''"})
  void A19_a_refused_switch_fires_the_event_with_who_and_what_and_logs_the_code_only(
      String sent, String tenant) {
    Http browser = signedIn("customer");
    Probe.log(server);
    long before = lines();
    Answer refused = Portal.update(browser, "{\"tenantId\":" + sent + "}");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(Probe.log(server)).contains("refused:probe-customer:" + tenant);
    assertThat(lines()).isEqualTo(before + 1);
    assertThat(server.messages()).doesNotContain("globex");
  }

  @Test
  void A19_a_tenant_too_long_to_be_one_is_not_repeated_in_the_event() {
    Http browser = signedIn("customer");
    Probe.log(server);
    Portal.update(browser, "{\"tenantId\":\"" + "x".repeat(65) + "\"}");

    assertThat(Probe.log(server)).contains("refused:probe-customer:").doesNotContain("xx");
  }

  private static long lines() {
    return server.messages().lines().filter(line -> line.contains("TenantRefused:")).count();
  }

  private static Http signedIn(String name) {
    Http browser = new Http(server.base());
    Probe.signIn(browser, name);
    return browser;
  }
}
