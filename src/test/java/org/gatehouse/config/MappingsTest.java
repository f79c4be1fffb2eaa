package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the entries of {@code auth.claims} and {@code auth.session.user} may say. */
class MappingsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth.claims=avatar=",
        "auth.claims==image",
        "auth.claims=role,=",
        "auth.claims=a=b=c",
        "auth.claims=first name",
        "auth.session.user=image=",
        "auth.session.user==avatar"
      })
  void A11_a_mapping_that_names_nothing_stops_the_start_with_its_setting(String given) {
    int equals = given.indexOf('=');
    var result = read(given.substring(0, equals), given.substring(equals + 1));

    assertThat(result.problems()).extracting(Problem::code).containsExactly("InvalidSetting");
    assertThat(result.problems().get(0).line())
        .contains(given.substring(0, equals) + " has an entry that names nothing");
  }

  @Test
  void of_two_sources_for_one_target_none_wins_in_silence() {
    assertThat(read("auth.session.user", "image=avatar,image=picture").problems())
        .extracting(Problem::code)
        .containsExactly("InvalidSetting");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "refresh_token", "id_token"})
  void A15_a_list_of_claims_does_not_carry_a_providers_token_to_browsers(String claim) {
    assertThat(read("auth.session.user", "role,key=" + claim).problems())
        .extracting(Problem::line)
        .singleElement()
        .asString()
        .contains("auth.session.user would show " + claim + " to browsers");
  }

  @Test
  void a_claim_that_no_setting_makes_is_told_and_stops_nothing() {
    var misspelt = read("auth.claims", "role,avatar", "auth.session.user", "role,image=avatr");

    assertThat(misspelt.problems()).isEmpty();
    assertThat(misspelt.notices())
        .extracting(Problem::line)
        .singleElement()
        .asString()
        .contains("UnmadeClaim")
        .contains("avatr");
    assertThat(read("auth.claims", "avatar", "auth.session.user", "image=avatar").notices())
        .isEmpty();
  }

  private static ConfigReader.Result read(String... pairs) {
    String[] all = new String[pairs.length + 2];
    all[0] = "mp.config.profile";
    all[1] = "dev";
    System.arraycopy(pairs, 0, all, 2, pairs.length);
    return TestConfig.read(Path.of("target"), all);
  }
}
