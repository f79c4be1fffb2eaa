package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant UNTIL = Instant.ofEpochSecond(2_000);

  @Test
  void a_full_page_leads_on_from_its_last_row_also_if_this_release_does_not_know_that() {
    List<Object[]> rows = new ArrayList<>();
    rows.add(row("u:ann"));
    rows.add(row("z:of a newer release"));
    Standing.Page page = Standing.Page.of(rows, 2, Target::of);

    assertThat(page.changes())
        .containsExactly(new Change(new Target(Target.Kind.USER_ENDED, "ann"), 7, UNTIL));
    assertThat(page.next()).hasValue("z:of a newer release");
  }

  @Test
  void a_page_that_is_not_full_is_the_last() {
    List<Object[]> rows = new ArrayList<>();
    assertThat(Standing.Page.of(rows, 2, Target::of).next()).isEmpty();
    rows.add(row("u:ann"));
    assertThat(Standing.Page.of(rows, 2, Target::of).next()).isEmpty();
  }

  private static Object[] row(String key) {
    return new Object[] {key, 7L, UNTIL};
  }
}
