package org.gatehouse.pipeline.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.SessionEndedException;
import org.gatehouse.provider.oauth.RefreshResult;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.store.LocalTurns;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;
import org.gatehouse.token.SessionKey;
import org.gatehouse.token.Stamp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenRefresherTest {
  private static final String OLD = "the-old-secret-of-more-than-32-bytes-0";
  private static final String NEW = "the-new-secret-of-more-than-32-bytes-1";

  private final ExecutorService threads = Executors.newFixedThreadPool(20);
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final MemoryCore core = new MemoryCore(MemoryCore.quiet(), "auth.secret", OLD);
  private Function<String, RefreshResult> provider = this::rotated;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void tokens_without_a_session_id_never_get_each_others_claims() {
    TokenRefresher refresher = refresher(core);
    List<Claims> people = List.of(identified("ann"), identified("bob"));

    List<Claims> refreshed = atOnce(i -> () -> refresher.refresh(people.get(i % 2)));

    for (int i = 0; i < refreshed.size(); i++) {
      String subject = i % 2 == 0 ? "ann" : "bob";
      assertThat(refreshed.get(i).subject()).hasValue(subject);
      assertThat(refreshed.get(i).text("access_token")).hasValue("new-" + subject + "-old");
    }
    assertThat(asked).containsExactlyInAnyOrder("ann-old", "bob-old");
  }

  @Test
  void however_many_ask_the_provider_is_asked_once_and_all_get_its_answer() {
    TokenRefresher here = refresher(core);
    MemoryCore second = node("auth.secret", OLD);
    TokenRefresher there = refresher(second);
    Claims ann = identified("ann");

    List<Claims> refreshed = atOnce(i -> () -> (i % 2 == 0 ? here : there).refresh(ann));

    assertThat(asked).containsExactly("ann-old");
    assertThat(refreshed)
        .allSatisfy(c -> assertThat(c.text("access_token")).hasValue("new-ann-old"));
  }

  @Test
  void new_tokens_are_a_new_version_in_the_database_before_anybody_sees_them() {
    Claims ann = identified("ann");
    Claims refreshed = refresher(core).refresh(ann);

    assertThat(refreshed.version()).isEqualTo(1);
    assertThat(node("auth.secret", OLD).versions.newest(ann).flatMap(DecodeResult::claims))
        .hasValue(refreshed);
  }

  @Test
  void a_database_that_goes_away_while_the_provider_answers_loses_no_token() {
    TokenRefresher refresher = refresher(core);
    Claims ann = identified("ann");
    provider =
        token -> {
          core.database.down(true);
          return rotated(token);
        };
    assertThat(refresher.refresh(ann).text("refresh_token")).hasValue("next-ann-old");

    core.database.down(false);
    provider = token -> new RefreshResult.Refused("used before");
    core.clock.forward(Duration.ofSeconds(21));
    assertThat(refresher.refresh(ann).text("refresh_token")).hasValue("next-ann-old");
    assertThat(node("auth.secret", OLD).versions.newest(ann)).isPresent();
  }

  @Test
  void what_waited_for_the_database_is_written_without_a_request() {
    TokenRefresher refresher = refresher(core);
    Claims ann = identified("ann");
    provider =
        token -> {
          core.database.down(true);
          return rotated(token);
        };
    refresher.refresh(ann);
    refresher.saveUnsaved();
    core.database.down(false);
    refresher.saveUnsaved();

    assertThat(
            node("auth.secret", OLD)
                .versions
                .newest(ann)
                .flatMap(DecodeResult::claims)
                .flatMap(claims -> claims.text("refresh_token")))
        .hasValue("next-ann-old");
  }

  @Test
  void a_refusal_is_shown_and_not_asked_for_again() {
    TokenRefresher refresher = refresher(core);
    provider = token -> new RefreshResult.Refused("invalid_grant");
    Claims refused = refresher.refresh(identified("ann"));

    assertThat(refused.text("error")).hasValue("RefreshAccessTokenError");
    assertThat(ProviderTokenClaims.due(refused, core.clock.instant())).isFalse();
  }

  @Test
  void a_provider_that_does_not_answer_is_left_alone_for_a_while() {
    TokenRefresher refresher = refresher(core);
    provider = token -> new RefreshResult.Unavailable("down");
    Claims ann = identified("ann");
    assertThat(refresher.refresh(ann)).isEqualTo(ann);
    assertThat(refresher(node("auth.secret", OLD)).refresh(ann)).isEqualTo(ann);
    assertThat(asked).hasSize(1);

    core.clock.forward(Duration.ofSeconds(16));
    provider = this::rotated;
    assertThat(refresher.refresh(ann).text("access_token")).hasValue("new-ann-old");
  }

  @Test
  void newer_claims_that_this_node_cannot_open_keep_it_from_using_an_old_token() {
    Claims ann = identified("ann");
    refresher(node("auth.secret", NEW)).refresh(ann);
    asked.clear();

    assertThat(refresher(core).refresh(ann)).isEqualTo(ann);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_session_that_ended_meanwhile_is_not_refreshed() {
    Claims ann = identified("ann");
    core.versions.end(ann);

    assertThatThrownBy(() -> refresher(core).refresh(ann))
        .isInstanceOf(SessionEndedException.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void an_update_that_came_between_is_kept() {
    Claims ann = identified("ann");
    provider =
        token -> {
          core.versions.advance(ann, ann.with("color", "blue").withVersion(1));
          return rotated(token);
        };
    Claims refreshed = refresher(core).refresh(ann);

    assertThat(refreshed.version()).isEqualTo(2);
    assertThat(refreshed.text("color")).hasValue("blue");
    assertThat(refreshed.text("refresh_token")).hasValue("next-ann-old");
  }

  private List<Claims> atOnce(Function<Integer, Supplier<Claims>> request) {
    List<CompletableFuture<Claims>> requests =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(request.apply(i), threads))
            .toList();
    return requests.stream().map(CompletableFuture::join).toList();
  }

  private RefreshResult rotated(String token) {
    return new RefreshResult.Refreshed(
        new ProviderTokens(
            "new-" + token,
            Optional.of(core.clock.instant().plusSeconds(3600)),
            Optional.of("next-" + token),
            Optional.empty(),
            Optional.empty()));
  }

  private MemoryCore node(String... settings) {
    return new MemoryCore(core.clock, core.database, MemoryCore.quiet(), settings);
  }

  private TokenRefresher refresher(MemoryCore node) {
    RefreshGrant grant = new ScriptedGrant(asked, token -> provider.apply(token), false);
    return new TokenRefresher(
        grant,
        node.versions,
        node.database.leases(node),
        new LocalTurns(),
        new Stamp(node.config.session(), node.clock),
        "RefreshAccessTokenError",
        node.clock);
  }

  /** As Auth.js seals it: no session id, and an access token that has expired. */
  private Claims identified(String subject) {
    long now = core.clock.instant().getEpochSecond();
    return SessionKey.identified(
        new Claims(
            Json.PROVIDER
                .createObjectBuilder()
                .add("sub", subject)
                .add("iat", now)
                .add("exp", now + 36000)
                .add("provider", "op")
                .add("access_token", "old")
                .add("refresh_token", subject + "-old")
                .add("expires_at", now - 1)
                .build()));
  }
}
