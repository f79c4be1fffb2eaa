package org.gatehouse.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.harness.Answer;
import org.gatehouse.harness.Await;
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
    Trip.link(browser, "badop");
    assertThat(id(browser)).isEqualTo("demo-staff");
    assertThat(browser.get("/api/accounts").text())
        .contains("{\"provider\":\"badop\",\"id\":\"link-1\"}");

    Http fresh = browser.fresh();
    Trip.signIn(fresh, "badop", "/");
    assertThat(id(fresh)).isEqualTo("demo-staff");
    assertThat(fresh.get("/api/reports").status()).isEqualTo(200);

    assertThat(unlink(fresh, "/api/accounts/badop/link-1").status()).isEqualTo(204);
    Http after = browser.fresh();
    // what begins in the very second of an end counts as older
    Await.until(
        Duration.ofSeconds(10),
        () -> {
          Trip.signIn(after, "badop", "/");
          return after.get("/api/me").status() == 200;
        });
    assertThat(id(after)).isNotEqualTo("demo-staff");
  }

  @Test
  void an_unlinked_account_ends_the_sessions_that_came_by_it_and_no_others() {
    OAuthServer.MAIN.person(Person.of("gone-1", "Sam", "sam@gone.example"));
    Http owner = browser;
    owner.signIn("staff");
    Http thief = browser.fresh();
    Trip.link(owner, "badop");
    Trip.signIn(thief, "badop", "/");
    owner.signIn("staff");
    String cookie = thief.cookie("authjs.session-token").orElseThrow();
    assertThat(id(thief)).isEqualTo("demo-staff");
    assertThat(owner.get("/account").text()).doesNotContain("id=\"came\"");
    assertThat(thief.get("/account").text()).contains("id=\"came\"");

    assertThat(unlink(owner, "/api/accounts/badop/gone-1").status()).isEqualTo(204);

    assertThat(id(owner)).isEqualTo("demo-staff");
    assertThat(thief.get("/api/me").status()).isEqualTo(401);
    thief.setCookie("authjs.session-token", cookie);
    assertThat(thief.get("/api/me").status()).isEqualTo(401);
  }

  @Test
  void an_address_that_only_an_untrusted_provider_called_verified_leads_nobody_to_its_user() {
    OAuthServer.MAIN.person(Person.of("hijacker", "Eve", "victim@people.example"));
    Trip.signIn(browser, "badop", "/");
    OAuthServer.OTHER.person(Person.of("victim", "Vic", "victim@people.example"));
    Http victim = browser.fresh();

    assertThat(Trip.signIn(victim, "other", "/").location()).endsWith(NOT_LINKED);
    assertThat(victim.cookie("authjs.session-token")).isEmpty();
  }

  @Test
  void an_address_that_a_trusted_provider_verified_leads_another_trusted_one_to_its_user() {
    OAuthServer.OTHER.person(Person.of("two-1", "Tia", "tia@people.example"));
    Trip.signIn(browser, "other", "/");
    OAuthServer.MAIN.person(StrictIT.proven(Person.of("two-2", "Tia", "tia@people.example")));
    Http again = browser.fresh();
    Trip.signIn(again, "strict", "/");

    assertThat(id(again)).isEqualTo(id(browser));
  }

  @Test
  void an_address_changed_at_the_provider_is_not_taken_over_with_its_mark() {
    OAuthServer.OTHER.person(Person.of("moves", "Moe", "moe@people.example"));
    Trip.signIn(browser, "other", "/");
    OAuthServer.OTHER.person(Person.of("moves", "Moe", "target@people.example"));
    Trip.signIn(browser.fresh(), "other", "/");
    OAuthServer.OTHER.person(Person.of("target", "Tom", "target@people.example"));
    Http target = browser.fresh();
    Trip.signIn(target, "other", "/");

    assertThat(id(target)).isNotEqualTo(id(browser));
  }

  @Test
  void a_sign_in_begun_signed_out_links_nothing_to_who_signed_in_meanwhile() {
    OAuthServer.MAIN.person(Person.of("stranger", "Stan", "stan@people.example"));
    String back = Trip.visit(Trip.start(browser, "badop", "/").location());
    browser.signIn("customer");

    assertThat(Trip.follow(browser, back).location()).endsWith(NOT_LINKED);
    assertThat(id(browser)).isEqualTo("demo-customer");
    assertThat(browser.get("/api/accounts").text()).doesNotContain("stranger");
  }

  @Test
  void a_sign_in_while_signed_in_links_nothing_unless_it_was_asked_for() {
    OAuthServer.MAIN.person(Person.of("unasked", "Una", "una@people.example"));
    browser.signIn("customer");

    assertThat(Trip.signIn(browser, "badop", "/").location()).endsWith(NOT_LINKED);
    assertThat(browser.get("/api/accounts").text()).doesNotContain("unasked");
  }

  @Test
  void a_link_is_refused_once_its_session_has_ended_or_another_has_begun() {
    OAuthServer.MAIN.person(Person.of("late-link", "Lea", "lea@people.example"));
    for (String meanwhile : List.of("", "customer", "wholesale")) {
      Http person = browser.fresh();
      person.signIn("wholesale");
      String back = Trip.visit(Trip.startLink(person, "badop").location());
      person.removeCookie("authjs.session-token");
      if (!meanwhile.isEmpty()) {
        person.signIn(meanwhile);
      }

      assertThat(Trip.follow(person, back).location()).as(meanwhile).endsWith(NOT_LINKED);
      Http wholesale = browser.fresh();
      wholesale.signIn("wholesale");
      assertThat(wholesale.get("/api/accounts").text()).as(meanwhile).isEqualTo("[]");
    }
  }

  @Test
  void a_user_disabled_meanwhile_links_nothing() {
    OAuthServer.MAIN.person(Person.of("dis-1", "Dis", "dis@people.example"));
    Trip.signIn(browser, "badop", "/");
    String id = id(browser);
    OAuthServer.OTHER.person(Person.of("dis-2", "Dis", "dis2@people.example"));
    String back = Trip.visit(Trip.startLink(browser, "other").location());
    Http admin = browser.fresh();
    admin.signIn("platform");
    change(admin, id, "{\"disabled\":true}");

    assertThat(Trip.follow(browser, back).location()).endsWith(NOT_LINKED);
    change(admin, id, "{\"disabled\":false}");
    Http later = browser.fresh();
    Trip.signIn(later, "badop", "/");
    assertThat(later.get("/api/accounts").text()).contains("dis-1").doesNotContain("dis-2");
  }

  @Test
  void two_unlinks_at_once_leave_one_way_to_sign_in() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 10; i++) {
        OAuthServer.MAIN.person(Person.of("both-" + i, "Bo", "both" + i + "@people.example"));
        OAuthServer.OTHER.person(Person.of("both-" + i, "Bo", "").withEmptyEmail());
        Http person = browser.fresh();
        Trip.signIn(person, "badop", "/");
        Trip.link(person, "other");
        Map<String, String> proof =
            Map.of("X-CSRF-Token", person.csrf(), "Cookie", person.cookieHeader());
        List<Callable<Integer>> unlinks = new ArrayList<>();
        for (String provider : List.of("badop", "other")) {
          Http alone = new Http(server.base());
          String path = "/api/accounts/" + provider + "/both-" + i;
          unlinks.add(() -> alone.send("DELETE", path, proof, null).status());
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<Integer> answer : threads.invokeAll(unlinks)) {
          answers.add(answer.get());
        }

        assertThat(answers).as("attempt " + i).containsExactlyInAnyOrder(204, 409);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void an_account_is_linked_and_unlinked_only_after_a_fresh_proof() {
    long longAgo = Instant.now().getEpochSecond() - 3600;
    OAuthServer.MAIN.person(
        Person.of("stale", "Stu", "stu@people.example")
            .with(Json.createObjectBuilder().add("auth_time", longAgo).build()));
    Trip.signIn(browser, "badop", "/");

    assertThat(Trip.startLink(browser, "other").location())
        .startsWith(server.base() + "/api/auth/signin?error=FreshSignInRequired");
    Answer json =
        browser.postForm(
            "/api/auth/signin/other",
            Map.of("csrfToken", browser.csrf(), "intent", "link", "json", "true"));
    assertThat(json.status()).isEqualTo(403);
    assertThat(json.object().getString("code")).isEqualTo("FreshSignInRequired");
    Answer unlinked = unlink(browser, "/api/accounts/badop/stale");
    assertThat(unlinked.status()).isEqualTo(403);
    assertThat(unlinked.object().getString("code")).isEqualTo("FreshSignInRequired");
    assertThat(browser.get("/account").text()).contains("signin/badop?max_age&#x3D;600");

    OAuthServer.MAIN.person(Person.of("stale", "Stu", "stu@people.example"));
    Trip.signIn(browser, "badop", "/account");
    OAuthServer.OTHER.person(Person.of("stale-2", "Stu", "").withEmptyEmail());
    Trip.link(browser, "other");
    assertThat(browser.get("/api/accounts").text()).contains("stale-2");
    assertThat(unlink(browser, "/api/accounts/badop/stale").status()).isEqualTo(204);
  }

  @Test
  void the_account_page_asks_for_the_password_when_the_last_proof_is_old() {
    browser.signIn("fundraiser");
    assertThat(browser.get("/account").text()).contains("name=\"intent\" value=\"link\"");
    SealedSession.age(browser, OAuthServer.SECRET, 3600);

    Answer page = browser.get("/account", Map.of("Accept-Language", "es"));
    assertThat(page.text())
        .doesNotContain("name=\"intent\" value=\"link\"")
        .contains("api/auth/callback/credentials")
        .contains("type=\"password\"")
        .contains("Demuestre");
    Answer proven =
        browser.postForm(
            "/api/auth/callback/credentials",
            Map.of(
                "csrfToken", browser.csrf(),
                "username", "fundraiser",
                "password", "demo-fundraiser-passphrase",
                "callbackUrl", "/account"));
    assertThat(proven.location()).isEqualTo(server.base() + "/account");
    assertThat(browser.get("/account").text()).contains("name=\"intent\" value=\"link\"");
  }

  @Test
  void a_link_to_an_account_that_was_proven_long_ago_keeps_the_proof_fresh() {
    long longAgo = Instant.now().getEpochSecond() - 3600;
    OAuthServer.MAIN.person(
        Person.of("old-sso", "Oli", "")
            .withEmptyEmail()
            .with(Json.createObjectBuilder().add("auth_time", longAgo).build()));
    browser.signIn("developer");
    Trip.link(browser, "badop");

    assertThat(unlink(browser, "/api/accounts/badop/old-sso").status()).isEqualTo(204);
  }

  @Test
  void B03_an_account_of_somebody_else_is_neither_taken_over_nor_unlinked() {
    OAuthServer.MAIN.person(Person.of("mine-1", "Me", "me@people.example"));
    Trip.signIn(browser, "badop", "/");
    Http thief = browser.fresh();
    thief.signIn("customer");

    assertThat(Trip.signIn(thief, "badop", "/").location()).endsWith(NOT_LINKED);
    assertThat(Trip.link(thief, "badop").location()).endsWith(NOT_LINKED);
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
    admin.signIn("platform");
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
    admin.signIn("platform");
    admin.send(
        "PATCH",
        "/api/admin/users/" + id(browser),
        Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf()),
        "{\"role\":\"STAFF\"}");
    Http later = browser.fresh();
    Trip.signIn(later, "badop", "/");

    assertThat(later.get("/api/reports").status()).isEqualTo(200);
  }

  private static void change(Http admin, String user, String change) {
    Answer answer =
        admin.send(
            "PATCH",
            "/api/admin/users/" + user,
            Map.of("Content-Type", "application/json", "X-CSRF-Token", admin.csrf()),
            change);
    assertThat(answer.status()).isEqualTo(200);
  }

  private static Answer unlink(Http browser, String path) {
    return browser.send("DELETE", path, Map.of("X-CSRF-Token", browser.csrf()), null);
  }

  private static String id(Http browser) {
    return browser.get("/api/me").object().getString("id");
  }
}
