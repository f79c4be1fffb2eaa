package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.gatehouse.token.SessionKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewTest {
  private static final Instant LATER = Instant.ofEpochSecond(2_000);

  private final View view = new View(16);

  @Test
  void a_longer_life_is_taken_over_with_an_older_value() {
    view.learn(new Change(Target.userEnded("ann"), 5, Instant.ofEpochSecond(1_000)));
    view.learn(new Change(Target.userEnded("ann"), 4, LATER));
    view.learn(new Change(Target.userEnded("ann"), 6, Instant.ofEpochSecond(500)));
    view.expire(Instant.ofEpochSecond(1_500));

    assertThat(view.of(Target.userEnded("ann"))).isEqualTo(6);
  }

  @Test
  void an_entry_lives_through_its_last_second() {
    view.learn(new Change(Target.userEnded("ann"), 5, LATER));
    view.learn(new Change(Target.userChanged("ann"), 5, LATER.plusSeconds(1)));
    view.expire(LATER);
    assertThat(view.size()).isEqualTo(2);
    view.expire(LATER.plusSeconds(1));
    assertThat(view.size()).isEqualTo(1);
    assertThat(view.has(Target.Kind.USER_ENDED)).isFalse();
    assertThat(view.has(Target.Kind.USER_CHANGED)).isTrue();
    assertThat(view.of(Target.userChanged("ann"))).isEqualTo(5);
  }

  @Test
  void full_memory_keeps_what_it_has_up_to_date_and_says_that_it_lacks_the_rest() {
    view.begin();
    for (int i = 0; i < 16; i++) {
      view.learn(new Change(Target.userEnded("user" + i), 1, LATER));
    }
    view.learn(new Change(Target.userEnded("user3"), 9, LATER));
    assertThat(view.complete()).isTrue();
    assertThat(view.of(Target.userEnded("user3"))).isEqualTo(9);
    view.learn(new Change(Target.userEnded("one more"), 9, LATER));

    assertThat(view.complete()).isFalse();
    assertThat(view.size()).isEqualTo(16);
    assertThat(view.roomAgain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void there_is_room_again_when_an_eighth_is_free_and_more(int free) {
    for (int i = 0; i < 17; i++) {
      view.learn(
          new Change(Target.userEnded("user" + i), 1, i < free ? Instant.ofEpochSecond(1) : LATER));
    }
    view.expire(Instant.ofEpochSecond(10));

    assertThat(view.roomAgain()).isEqualTo(free > 2);
    view.begin();
    assertThat(view.roomAgain()).isFalse();
  }

  @Test
  void targets_do_not_share_an_entry() {
    View large = new View(100_000);
    for (int i = 0; i < 20_000; i++) {
      large.learn(new Change(Target.userEnded("user" + i), 1, LATER));
      large.learn(new Change(Target.userChanged("user" + i), 1, LATER));
    }

    assertThat(large.size()).isEqualTo(40_000);
  }

  @ParameterizedTest
  @EnumSource(Target.Kind.class)
  void a_target_comes_back_from_its_text(Target.Kind kind) {
    Target target = new Target(kind, "name");

    assertThat(Target.of(target.text())).hasValue(target);
    assertThat(target.text()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "u:", "z:name", "uname", "uu:name"})
  void a_text_of_no_kind_is_no_target(String text) {
    assertThat(Target.of(text)).isEmpty();
  }

  @Test
  void a_target_names_nobody_and_no_two_are_one() {
    Set<Target> all = new HashSet<>();
    all.add(Target.session(new SessionKey("s", "ann")));
    all.add(Target.userChanged("ann"));
    all.add(Target.userEnded("ann"));
    all.add(Target.account("google", "ann"));
    all.add(Target.account("google\nann", ""));
    all.add(Target.providerSession("google", "ann"));

    assertThat(all).hasSize(6);
    assertThat(all).allSatisfy(target -> assertThat(target.text()).doesNotContain("ann"));
    assertThat(Target.session(new SessionKey("s", "ann")))
        .isEqualTo(Target.session(new SessionKey("s", "ann").id()));
  }
}
