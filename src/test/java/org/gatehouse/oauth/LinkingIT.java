package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.idp.Mode;
import org.gatehouse.harness.idp.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mission rows A13 and B03, security rows SEC-254 and SEC-255: whose account it is. */
class LinkingIT {
  private static final String NOT_LINKED = "/api/auth/signin?error=OAuthAccountNotLinked";
  private final LibertyServer server = OAuthServer.get();
  private final Http browser = new Http(server.base());

  @BeforeEach
  void behave() {
    OAuthServer.MAIN.mode(Mode.GOOD);
    OAuthServer.OTHER.mode(Mode.GOOD);
  }

  @Test
  void SEC_255_a_known_account_is_the_same_user_even_with_another_address() {
    OAuthServer.MAIN.person(Person.of("known-1", "Kim", "kim@people.example"));
    Trip.signIn(browser, "badop", "/");
    String id = id(browser);
    OAuthServer.MAIN.person(Person.of("known-1", "Kim", "kim.new@people.example"));
    Http later = browser.fresh();
    Trip.signIn(later, "badop", "/");

    assertThat(id(later)).isEqualTo(id);
  }

  @Test
  void SEC_255_two_accounts_without_an_address_are_two_users() {
    OAuthServer.MAIN.person(Person.of("sub-a", "A", "").withEmptyEmail());
    Trip.signIn(browser, "badop", "/");
    OAuthServer.MAIN.person(Person.of("sub-b", "B", "").withEmptyEmail());
    Http other = browser.fresh();
    Trip.signIn(other, "badop", "/");

    assertThat(id(other)).isNotEqualTo(id(browser));
  }

  @Test
  void SEC_254_an_address_that_has_a_user_is_not_linked_whether_verified_or_not() {
    for (boolean verified : new boolean[] {false, true}) {
      Person eve = Person.of("eve-" + verified, "Eve", "admin@example.com");
      OAuthServer.MAIN.person(verified ? eve : eve.unverified());
      Answer answer = Trip.signIn(browser, "badop", "/");

      assertThat(answer.location()).isEqualTo(server.base() + NOT_LINKED);
      assertThat(browser.cookie("authjs.session-token")).isEmpty();
    }
    assertThat(Trip.follow(browser, server.base() + NOT_LINKED).text())
        .contains("Sign in the way you did before");
  }

  @Test
  void B03_where_the_provider_is_trusted_a_verified_address_links_and_an_unverified_does_not() {
    OAuthServer.OTHER.person(Person.of("dev-0", "Dana", "developer@example.com").unverified());
    assertThat(Trip.signIn(browser, "other", "/").location()).endsWith(NOT_LINKED);

    OAuthServer.OTHER.person(Person.of("dev-1", "Dana", "Developer@Example.com"));
    Trip.signIn(browser, "other", "/");
    assertThat(id(browser)).isEqualTo("demo-developer");
    assertThat(browser.get("/api/me").object().getString("role")).isEqualTo("DEVELOPER");
  }

  @Test
  void B03_somebody_signed_in_links_an_account_and_unlinks_it_again() {
    OAuthServer.MAIN.person(Person.of("link-1", "Sam", "sam@elsewhere.example"));
    browser.signIn("staff");
    Trip.signIn(browser, "badop", "/");
    assertThat(id(browser)).isEqualTo("demo-staff");
    assertThat(browser.get("/api/accounts").text())
        .contains("{\"provider\":\"badop\",\"id\":\"link-1\"}");

    Http fresh = browser.fresh();
    Trip.signIn(fresh, "badop", "/");
    assertThat(id(fresh)).isEqualTo("demo-staff");
    assertThat(fresh.get("/api/reports").status()).isEqualTo(200);

    assertThat(unlink(browser, "/api/accounts/badop/link-1").status()).isEqualTo(204);
    Http after = browser.fresh();
    Trip.signIn(after, "badop", "/");
    assertThat(id(after)).isNotEqualTo("demo-staff");
  }

  @Test
  void B03_an_account_of_somebody_else_is_neither_taken_over_nor_unlinked() {
    OAuthServer.MAIN.person(Person.of("mine-1", "Me", "me@people.example"));
    Trip.signIn(browser, "badop", "/");
    Http thief = browser.fresh();
    thief.signIn("customer");

    assertThat(Trip.signIn(thief, "badop", "/").location()).endsWith(NOT_LINKED);
    assertThat(id(thief)).isEqualTo("demo-customer");
    assertThat(unlink(thief, "/api/accounts/badop/mine-1").status()).isEqualTo(409);
  }

  @Test
  void B03_the_only_way_to_sign_in_cannot_be_unlinked() {
    OAuthServer.MAIN.person(Person.of("only-1", "Ola", "ola@people.example"));
    Trip.signIn(browser, "badop", "/");

    Answer answer = unlink(browser, "/api/accounts/badop/only-1");
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.object().getString("code")).isEqualTo("NotUnlinked");
  }

  @Test
  void A13_a_disabled_user_is_refused_whatever_the_provider_says() {
    OAuthServer.MAIN.person(Person.of("gone-1", "Gus", "gus@people.example"));
    Trip.signIn(browser, "badop", "/");
    Http admin = browser.fresh();
    admin.signIn("admin");
    admin.send(
        "PATCH",
        "/api/admin/users/" + id(browser),
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf()),
        "{\"disabled\":true}");
    Http later = browser.fresh();

    assertThat(Trip.signIn(later, "badop", "/").location()).endsWith("error?error=AccessDenied");
    assertThat(later.cookie("authjs.session-token")).isEmpty();
  }

  @Test
  void A13_a_role_given_by_an_administrator_counts_at_the_next_sign_in() {
    OAuthServer.MAIN.person(Person.of("prom-1", "Pia", "pia@people.example"));
    Trip.signIn(browser, "badop", "/");
    Http admin = browser.fresh();
    admin.signIn("admin");
    admin.send(
        "PATCH",
        "/api/admin/users/" + id(browser),
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf()),
        "{\"role\":\"STAFF\"}");
    Http later = browser.fresh();
    Trip.signIn(later, "badop", "/");

    assertThat(later.get("/api/reports").status()).isEqualTo(200);
  }

  private static Answer unlink(Http browser, String path) {
    return browser.send("DELETE", path, Map.of("X-CSRF-Token", browser.csrf()), null);
  }

  private static String id(Http browser) {
    return browser.get("/api/me").object().getString("id");
  }
}
