package org.gatehouse.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.List;
import org.gatehouse.json.Json;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {
  private static final long BEGAN = 1_750_000_000;

  private final MemoryCore here = new MemoryCore(MemoryCore.quiet());
  private final MemoryCore there = new MemoryCore(here.clock, here.database, MemoryCore.quiet());

  @Test
  void who_was_taken_away_is_out_here_at_once_and_there_after_a_look() {
    here.revocations.endUser("ann");

    assertThat(here.live.judge(of("ann").claims())).hasValue(new DecodeResult.Revoked());
    assertThat(there.live.judge(of("ann").claims())).isEmpty();
    there.versions.poll();
    assertThat(there.live.judge(of("ann").claims())).hasValue(new DecodeResult.Revoked());
  }

  @Test
  void nobody_else_is_out() {
    here.revocations.endUser("ann");
    here.revocations.endAccount("google", "1");
    here.revocations.endProviderSession("google", "s");

    assertThat(here.live.judge(of("bob").claims())).isEmpty();
    assertThat(here.live.judge(of("").claims())).isEmpty();
    assertThat(here.live.judge(of("bob").by("google", "2", "t").claims())).isEmpty();
    assertThat(here.live.judge(of("bob").by("other", "1", "s").claims())).isEmpty();
  }

  /** His claims were read before the change committed, and his session began after. */
  @Test
  void a_sign_in_that_was_under_way_does_not_outlive_the_user() {
    here.revocations.endUser("ann");
    here.clock.forward(Duration.ofSeconds(60));

    assertThat(here.live.judge(of("ann").began(BEGAN + 60).claims())).isPresent();
  }

  @Test
  void who_signs_in_again_after_the_change_is_in() {
    here.revocations.endUser("ann");
    Claims again = of("ann").began(BEGAN + 1).claims();
    Claims begun = here.live.beginning(again).orElseThrow();

    assertThat(here.live.judge(again)).isPresent();
    assertThat(here.live.judge(begun)).isEmpty();
    assertThat(here.live.judge(of("ann").began(BEGAN + 301).claims())).isEmpty();
  }

  @Test
  void claims_that_were_read_again_do_not_spare_a_session_that_ended() {
    Claims begun = here.live.beginning(of("ann").claims()).orElse(of("ann").claims());
    here.revocations.endUser("ann");
    Claims read = here.live.news(begun).orElseThrow().mark(begun);
    Claims later = here.live.beginning(of("ann").claims()).orElseThrow();

    assertThat(here.live.judge(read)).isPresent();
    assertThat(here.live.judge(later)).isEmpty();
    here.revocations.endUser("ann");
    assertThat(here.live.judge(later)).isPresent();
  }

  @Test
  void everybody_who_began_by_then_is_out_and_nobody_after() {
    here.clock.forward(Duration.ofMillis(400));
    here.revocations.endEverybody();

    assertThat(here.live.judge(of("ann").claims())).isPresent();
    assertThat(here.live.judge(of("").claims())).isPresent();
    assertThat(here.live.judge(new Claims(Json.PROVIDER.createObjectBuilder().build())))
        .isPresent();
    assertThat(here.live.judge(of("ann").began(BEGAN + 1).claims())).isEmpty();
  }

  @Test
  void sessions_by_an_account_or_a_session_of_the_provider_end_with_it() {
    here.revocations.endAccount("google", "1");
    here.revocations.endProviderSession("google", "s");

    assertThat(here.live.judge(of("ann").by("google", "1", "x").claims())).isPresent();
    assertThat(here.live.judge(of("ann").by("google", "1", "x").began(BEGAN + 9).claims()))
        .isEmpty();
    assertThat(here.live.judge(of("ann").by("google", "2", "s").claims())).isPresent();
    assertThat(here.live.judge(of("ann").by("google", "2", "s").began(BEGAN + 9).claims()))
        .isPresent();
  }

  @Test
  void a_change_is_news_once_and_each_later_one_again() {
    Claims claims = of("ann").claims();
    assertThat(here.live.news(claims)).isEmpty();
    here.revocations.userChanged("ann");
    Claims read = here.live.news(claims).orElseThrow().mark(claims);
    assertThat(here.live.news(read)).isEmpty();
    assertThat(here.live.news(of("bob").claims())).isEmpty();

    here.revocations.userChanged("ann");
    assertThat(here.live.news(read)).isPresent();
    here.revocations.rolesChanged();
    Claims again = here.live.news(read).orElseThrow().mark(read);
    assertThat(here.live.news(again)).isEmpty();
    assertThat(here.live.news(of("bob").claims()).orElseThrow().ofUser(of("bob").claims()))
        .isFalse();
  }

  @Test
  void what_memory_had_no_room_for_is_asked_of_the_database() {
    for (int i = 0; i < 2000; i++) {
      here.revocations.endUser("user" + i);
    }
    here.revocations.endUser("ann");
    here.revocations.endAccount("google", "1");

    assertThat(here.view.size()).isEqualTo(1000);
    for (Claims out : List.of(of("ann").claims(), of("bob").by("google", "1", "x").claims())) {
      assertThat(here.live.judge(out)).isPresent();
    }
    assertThat(here.live.judge(of("bob").claims())).isEmpty();
  }

  @Test
  void what_concerns_no_token_any_more_is_forgotten_and_not_before() {
    here.revocations.endUser("ann");
    here.clock.forward(Duration.ofDays(90));
    here.feed.expire();
    assertThat(here.view.size()).isEqualTo(2);
    here.clock.forward(Duration.ofDays(2));
    here.feed.expire();
    assertThat(here.view.size()).isZero();
    assertThat(here.view.has(Target.Kind.USER_ENDED)).isFalse();
  }

  private static Token of(String subject) {
    return new Token(subject, BEGAN, "", "", "");
  }

  private record Token(
      String subject, long began, String provider, String account, String session) {
    Token began(long second) {
      return new Token(subject, second, provider, account, session);
    }

    Token by(String provider, String account, String session) {
      return new Token(subject, began, provider, account, session);
    }

    Claims claims() {
      JsonObjectBuilder members =
          Json.PROVIDER.createObjectBuilder().add("sid", "session").add("auth_time", began);
      if (!subject.isEmpty()) {
        members.add("sub", subject);
      }
      if (!provider.isEmpty()) {
        members
            .add("provider", provider)
            .add("providerAccountId", account)
            .add("provider_sid", session);
      }
      return new Claims(members.build());
    }
  }
}
