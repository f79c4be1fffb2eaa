package org.gatehouse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What roles may do, by configuration alone. */
class RolePermissionNamesTest {
  @Test
  void A18_a_role_has_what_its_entry_says_and_others_what_the_star_says() {
    RolePermissionNames names = read("STAFF=read write,*=read").config().permissionsOfRoles();

    assertThat(names.given()).isTrue();
    assertThat(names.ofRole("STAFF")).containsExactlyInAnyOrder("read", "write");
    assertThat(names.ofRole("USER")).containsExactly("read");
  }

  @Test
  void without_a_star_a_role_without_an_entry_has_nothing() {
    assertThat(read("STAFF=read").config().permissionsOfRoles().ofRole("USER")).isEmpty();
    assertThat(read("").config().permissionsOfRoles().given()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STAFF",
        "STAFF=",
        "STAFF= ",
        "=read",
        "CLERK=read",
        "STAFF=read,STAFF=write",
        "STAFF=re;ad",
        "STAFF=-read"
      })
  void A18_an_entry_that_names_nothing_stops_the_start(String entries) {
    assertThat(read(entries).problems())
        .extracting(Problem::line)
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains("InvalidSetting", "auth.permissions.roles"));
  }

  private static ConfigReader.Result read(String entries) {
    return TestConfig.read(
        Path.of("target"),
        "mp.config.profile",
        "dev",
        "auth.roles",
        "STAFF,USER",
        "auth.permissions.roles",
        entries);
  }
}
