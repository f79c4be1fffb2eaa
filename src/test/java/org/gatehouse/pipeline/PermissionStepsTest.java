package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.account.User;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.PermissionSource;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** A token has the permissions of its role, and a session shows their names. */
class PermissionStepsTest {
  private static final Claims CLERK =
      Claims.NONE.with("sub", "ann").with("role", "CLERK").with("permissions", numbers(1, 2));

  private final List<String> asked = new ArrayList<>();
  private Optional<PermissionSource> source = Optional.empty();

  private final RolePermissions permissions =
      new RolePermissions() {
        private final Map<String, List<Integer>> roles =
            Map.of("CLERK", List.of(1, 2), "ADMIN", List.of(1, 2, 3));

        @Override
        public List<Integer> ofRole(String role) {
          asked.add(role);
          return roles.getOrDefault(role, List.of(9));
        }

        @Override
        public Set<String> names(Collection<Integer> ids) {
          Set<String> names = new TreeSet<>();
          ids.forEach(id -> names.add("p" + id));
          return names;
        }
      };

  @Test
  void who_signs_in_gets_what_his_role_has_and_not_what_a_token_brought_along() throws Exception {
    Claims brought = CLERK.with("permissions", numbers(3));
    JwtContext signIn =
        JwtContext.signIn(
            brought,
            User.of("ann", "ann"),
            new ProviderAccount("credentials", "credentials", "ann"),
            Optional.empty(),
            false);

    assertThat(run("true", signIn, brought)).isEqualTo(CLERK);
  }

  @Test
  void a_token_without_permissions_is_given_those_of_its_role() throws Exception {
    Claims bare = CLERK.without("permissions");

    assertThat(run("true", JwtContext.read(bare), bare)).isEqualTo(CLERK);
  }

  @Test
  void a_role_that_a_callback_changed_changes_the_permissions_with_it() throws Exception {
    Claims promoted = CLERK.with("role", "ADMIN");

    assertThat(run("true", JwtContext.read(CLERK), promoted))
        .isEqualTo(promoted.with("permissions", numbers(1, 2, 3)));
  }

  @Test
  void a_token_that_has_them_costs_no_look_up() throws Exception {
    assertThat(run("true", JwtContext.read(CLERK), CLERK)).isEqualTo(CLERK);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_role_that_the_application_does_not_know_has_not_even_what_every_role_has()
      throws Exception {
    Claims strange = CLERK.with("role", "ROOT");

    assertThat(run("true", JwtContext.read(strange), strange).has("permissions")).isFalse();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_token_that_lost_its_role_loses_its_permissions() throws Exception {
    assertThat(run("true", JwtContext.read(CLERK), CLERK.without("role")).has("permissions"))
        .isFalse();
  }

  @Test
  void where_permissions_are_off_the_claim_is_the_applications_own() throws Exception {
    Claims own = CLERK.with("permissions", numbers(42)).with("role", "ROOT");

    assertThat(run("false", JwtContext.read(CLERK), own)).isEqualTo(own);
    assertThat(shown("false", own).user()).isEmpty();
  }

  @Test
  void a_session_shows_the_names_and_never_the_numbers() throws Exception {
    assertThat(shown("true", CLERK).user())
        .isEqualTo(Json.parseObject("{\"permissions\":[\"p1\",\"p2\"]}").orElseThrow());
  }

  @Test
  void a_session_of_a_token_without_permissions_shows_none() throws Exception {
    assertThat(shown("true", CLERK.without("permissions")).user()).isEmpty();
  }

  @Test
  void what_another_source_says_is_shown_and_never_kept_in_the_token() throws Exception {
    source = Optional.of(role -> Set.of("sign", "file"));

    assertThat(run("true", JwtContext.read(CLERK), CLERK)).isEqualTo(CLERK.without("permissions"));
    assertThat(shown("true", CLERK.without("permissions")).user())
        .isEqualTo(Json.parseObject("{\"permissions\":[\"file\",\"sign\"]}").orElseThrow());
    assertThat(shown("true", CLERK.with("role", "ROOT")).user()).isEmpty();
    assertThat(shown("false", CLERK).user()).isEmpty();
    assertThat(asked).isEmpty();
  }

  private Claims run(String on, JwtContext context, Claims decided) throws Exception {
    return new PermissionsInterceptor(permissions, grants(on), config(on))
        .run(context, changed -> Optional.of(decided))
        .orElseThrow();
  }

  private Session shown(String on, Claims token) throws Exception {
    Session empty = Session.of(Json.PROVIDER.createObjectBuilder().build(), Instant.EPOCH);
    Invocation<SessionContext> call =
        new Invocation<>(
            SessionContext.read(empty, token),
            given -> new Object[] {((SessionContext) given[0]).session()});
    return (Session) new PermissionNamesInterceptor(grants(on), config(on)).around(call.context());
  }

  private Grants grants(String on) {
    return new Grants(source, permissions, () -> 0, config(on), Clock.systemUTC());
  }

  private static AuthConfig config(String on) {
    return TestConfig.development("auth.permissions", on, "auth.roles", "ADMIN,CLERK");
  }

  private static JsonArray numbers(Integer... ids) {
    return Json.numbers(List.of(ids));
  }
}
