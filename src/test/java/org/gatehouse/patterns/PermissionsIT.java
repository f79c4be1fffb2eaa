package org.gatehouse.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mission row A18: permissions of the role, in the session and as a guard. */
class PermissionsIT {
  @ParameterizedTest
  @CsvSource({
    "admin, admin delete read write, 204",
    "staff, delete read write, 204",
    "customer, read write, 403",
    "developer, read write, 403"
  })
  void A18_the_role_decides_which_permissions_are_shown_and_which_doors_open(
      String name, String names, int delete) {
    Http browser = Portal.signedIn(Servers.portal(), name);
    String shown =
        String.join(
            " ",
            Portal.user(browser).getJsonArray("permissions").getValuesAs(JsonString::getString));
    String created =
        Portal.send(browser, "POST", "/api/projects", "{\"name\":\"A18 " + name + "\"}")
            .object()
            .getString("id");

    assertThat(shown).isEqualTo(names);
    assertThat(Portal.send(browser, "DELETE", "/api/projects/" + created, null).status())
        .isEqualTo(delete);
  }

  @Test
  void A18_without_a_session_a_permission_is_401() {
    Http nobody = new Http(Servers.portal().base());

    assertThat(nobody.get("/api/projects").status()).isEqualTo(401);
  }

  @Test
  void A18_who_lacks_role_and_permission_is_kept_out_and_who_has_both_is_let_in() {
    Http staff = Portal.signedIn(Servers.portal(), "staff");
    Http admin = Portal.signedIn(Servers.portal(), "admin");

    assertThat(staff.get("/api/admin/invitations").status()).isEqualTo(403);
    assertThat(admin.get("/api/admin/invitations").status()).isEqualTo(200);
  }
}
