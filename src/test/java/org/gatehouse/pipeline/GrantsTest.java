package org.gatehouse.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gatehouse.account.RolePermissions;
import org.gatehouse.callback.PermissionSource;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.json.Json;
import org.gatehouse.token.Claims;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a session may do, wherever that is said. */
class GrantsTest {
  private static final Claims CLERK = Claims.NONE.with("sub", "ann").with("role", "CLERK");
  private static final Claims WITH_NUMBERS = CLERK.with("permissions", Json.numbers(List.of(1, 2)));

  private final List<String> asked = new ArrayList<>();
  private final TestConfig.MovableClock clock = new TestConfig.MovableClock();
  private Set<String> said = Set.of("read", "write");
  private RuntimeException fails;
  private long changed;

  private final PermissionSource source =
      role -> {
        asked.add(role);
        if (fails != null) {
          throw fails;
        }
        return role.equals("CLERK") ? said : Set.of();
      };

  /** Number {@code n} is called {@code pn}; a clerk has 1. */
  private final RolePermissions tables =
      new RolePermissions() {
        @Override
        public List<Integer> ofRole(String role) {
          asked.add(role);
          if (fails != null) {
            throw fails;
          }
          return role.equals("CLERK") ? List.of(1) : List.of();
        }

        @Override
        public Set<String> names(Collection<Integer> ids) {
          return ids.stream().map(id -> "p" + id).collect(Collectors.toSet());
        }
      };

  @Test
  void A18_a_session_without_permissions_in_its_token_has_what_the_source_says_of_its_role() {
    assertThat(of(source, "false").permit(CLERK, Set.of("read", "write"))).isTrue();
    assertThat(of(source, "false").permit(CLERK, Set.of("read", "delete"))).isFalse();
  }

  @Test
  void A18_where_nothing_is_kept_in_tokens_the_tables_answer_and_no_silent_refusal() {
    assertThat(of(null, "false").permit(CLERK, Set.of("p1"))).isTrue();
    assertThat(of(null, "true").permit(CLERK, Set.of("p1"))).isTrue();
  }

  @Test
  void numbers_in_a_token_count_where_the_tables_gave_them_and_nowhere_else() {
    assertThat(of(null, "true").of(WITH_NUMBERS)).containsExactlyInAnyOrder("p1", "p2");
    assertThat(of(null, "false").of(WITH_NUMBERS)).containsExactly("p1");
    assertThat(of(source, "true").of(WITH_NUMBERS)).containsExactly("read", "write");
  }

  @Test
  void a_role_that_the_application_does_not_know_may_nothing_and_is_not_asked_about() {
    said = Set.of("read");

    assertThat(of(source, "false").of(CLERK.with("role", "ROOT"))).isEmpty();
    assertThat(of(source, "false").of(CLERK.without("role"))).isEmpty();
    assertThat(asked).isEmpty();
  }

  @Test
  void C03_a_permission_that_was_taken_away_is_gone_when_the_change_is_told() {
    Grants grants = of(source, "false");
    assertThat(grants.of(CLERK)).contains("write");
    said = Set.of("read");
    assertThat(grants.of(CLERK)).as("from memory").contains("write");
    changed = 7;

    assertThat(grants.of(CLERK)).containsExactly("read");
    assertThat(asked).hasSize(2);
  }

  /** The change is told while the source still answers from before it. */
  @Test
  void I4_an_answer_from_before_a_change_does_not_outlive_it() {
    Grants grants =
        of(
            role -> {
              Set<String> before = said;
              said = Set.of("read");
              changed = 7;
              return before;
            },
            "false");

    assertThat(grants.of(CLERK)).contains("write");
    assertThat(grants.of(CLERK)).containsExactly("read");
  }

  @Test
  void a_change_that_nobody_told_counts_after_a_minute() {
    Grants grants = of(source, "false");
    grants.of(CLERK);
    said = Set.of("read");
    clock.forward(59);
    assertThat(grants.of(CLERK)).contains("write");
    clock.forward(1);

    assertThat(grants.of(CLERK)).containsExactly("read");
  }

  @Test
  void a_set_that_the_source_changes_later_changes_nothing_here() {
    said = new HashSet<>(said);
    Grants grants = of(source, "false");
    grants.of(CLERK);
    said.add("delete");

    assertThat(grants.permit(CLERK, Set.of("delete"))).isFalse();
  }

  @Test
  void C10_a_source_that_throws_is_a_failure_and_no_refusal() {
    fails = new IllegalStateException("secret of the source");
    assertThatThrownBy(() -> of(source, "false").permit(CLERK, Set.of("read")))
        .isInstanceOf(CallbackFailedException.class)
        .hasMessageNotContaining("secret");
    fails = new DatabaseUnavailableException(null);
    assertThatThrownBy(() -> of(source, "false").permit(CLERK, Set.of("read"))).isSameAs(fails);
  }

  /** What the token says suffices to refuse: the source is asked only to tell why. */
  @Test
  void a_refusal_stays_one_while_the_source_is_down() {
    fails = new DatabaseUnavailableException(null);

    assertThat(of(null, "true").permit(WITH_NUMBERS, Set.of("p3"))).isFalse();
  }

  @Test
  void a_failure_is_not_remembered() {
    Grants grants = of(source, "false");
    fails = new IllegalStateException();
    assertThatThrownBy(() -> grants.of(CLERK)).isInstanceOf(CallbackFailedException.class);
    fails = null;

    assertThat(grants.of(CLERK)).contains("read");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201})
  void I7_what_a_source_says_has_a_bound(int names) {
    said = IntStream.range(0, names).mapToObj(i -> "p" + i).collect(Collectors.toSet());

    if (names > 200) {
      assertThatThrownBy(() -> of(source, "false").of(CLERK))
          .isInstanceOf(CallbackFailedException.class);
    } else {
      assertThat(of(source, "false").of(CLERK)).hasSize(200);
    }
  }

  @Test
  void a_source_that_says_nothing_at_all_fails() {
    said = null;

    assertThatThrownBy(() -> of(source, "false").of(CLERK))
        .isInstanceOf(CallbackFailedException.class);
  }

  private Grants of(PermissionSource given, String inToken) {
    return new Grants(
        Optional.ofNullable(given),
        tables,
        () -> changed,
        TestConfig.development("auth.permissions", inToken, "auth.roles", "CLERK,BOSS"),
        clock);
  }
}
