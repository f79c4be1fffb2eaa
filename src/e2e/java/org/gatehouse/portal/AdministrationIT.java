package org.gatehouse.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administration page, with and without scripts. */
class AdministrationIT extends PortalVisit {
  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void a_tenants_administrator_changes_a_role_disables_a_user_and_invites(boolean scripts) {
    reopen(scripts);
    signIn("admin", "/admin");
    for (String role : new String[] {"STAFF", "WHOLESALE"}) {
      page.getByLabel("Role of wholesale", exact()).selectOption(role);
      press("Save the role of wholesale");
      assertSaid("Changed.");
      assertThat(page.getByLabel("Role of wholesale", exact())).hasValue(role);
    }
    page.getByRole(AriaRole.BUTTON, named("Disable wholesale")).focus();
    page.keyboard().press("Enter");
    Locator enable = page.getByRole(AriaRole.BUTTON, named("Enable wholesale"));
    assertThat(enable).isVisible();
    enable.click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Disable wholesale"))).isVisible();

    page.locator("#newLogin").fill("<b>Nobody</b>");
    page.keyboard().press("Enter");
    assertSaid("Invited. If there is such a person, the invitation waits there for an answer.");
    assertThat(page.locator("#invitations")).containsText("<b>nobody</b>");
    assertAccessible(scripts);
    page.locator("#invitations").getByRole(AriaRole.BUTTON).first().click();
    assertSaid("Withdrawn.");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_invited_accepts_or_declines(boolean scripts) {
    for (String answer : new String[] {"Decline", "Accept"}) {
      reopen(scripts);
      signIn("gloria", "/admin");
      page.locator("#newLogin").fill("fundraiser@example.com");
      page.keyboard().press("Enter");
      assertThat(page.locator("#invitations")).containsText("fundraiser@example.com");
      reopen(scripts);
      signIn("fundraiser", "/invitations");
      assertAccessible(scripts);
      press(answer + " Globex plc");
      assertThat(page.locator("#invitations")).not().containsText("Globex plc");
    }
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_platforms_administrator_makes_and_removes_a_tenant(boolean scripts) {
    reopen(scripts);
    signIn("platform", "/admin");
    page.locator("#newId").fill("initech");
    page.locator("#newName").fill("<b>Initech</b>");
    page.keyboard().press("Enter");
    assertSaid("Created.");
    assertThat(page.locator("#tenants")).containsText("<b>Initech</b>");
    page.getByLabel("Delete initech").click();
    assertAccessible(scripts);
    press("Delete for good: initech");
    assertSaid("Deleted.");
    assertThat(page.locator("#tenants")).not().containsText("initech");
  }

  /** Mission row C08. */
  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_platforms_administrator_alone_sees_what_secrets_are_used_for(boolean scripts) {
    reopen(scripts);
    signIn("admin", "/admin");
    assertThat(page.locator("#users")).isVisible();
    assertThat(page.locator("#secrets")).hasCount(0);

    reopen(scripts);
    signIn("platform", "/admin");
    Locator secret = page.locator("#secrets").getByRole(AriaRole.ROW);
    assertThat(secret).hasText(Pattern.compile("auth\\.secret\\s*[0-9a-v]{8}\\s*active\\s*\\d*"));
    assertAccessible(scripts);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cambiar a español")).click();
    assertThat(secret).containsText("activo");
    assertAccessible(scripts);
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_default_tenant_is_chosen_by_an_administrator_and_then_by_the_user(boolean scripts) {
    reopen(scripts);
    signIn("platform", "/admin/sessions?user=demo-staff");
    page.getByLabel("Where this person starts").selectOption("globex");
    page.getByLabel("Where this person starts").press("Tab");
    page.keyboard().press("Enter");
    assertSaid("Changed.");
    assertThat(page.getByLabel("Where this person starts")).hasValue("globex");
    assertAccessible(scripts);
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cambiar a español")).click();
    assertThat(page.locator("#fresh")).containsText("Organización inicial");

    reopen(scripts);
    signIn("staff", "/account");
    assertThat(page.locator("#facts")).containsText("globex");
    page.getByLabel("Where you start").selectOption("acme");
    page.getByLabel("Where you start").press("Tab");
    page.keyboard().press("Enter");
    assertSaid("You start there from your next sign-in on.");
    assertThat(page.getByLabel("Where you start")).hasValue("acme");
    assertAccessible(scripts);
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void what_is_refused_is_said_and_shown_as_it_was(boolean scripts) {
    reopen(scripts);
    signIn("admin", "/admin");
    page.getByLabel("Role of admin", exact()).selectOption("STAFF");
    press("Save the role of admin");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Another administrator must change");
    assertThat(page.getByLabel("Role of admin", exact())).hasValue("ADMIN");
    assertAccessible(scripts);

    reopen(scripts);
    signIn("platform", "/admin");

    page.locator("#newId").fill("acme");
    page.locator("#newName").fill("Another Acme");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This id is taken");
    assertThat(page.locator("#newName")).hasValue("Another Acme");

    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Cambiar a español")).click();
    page.locator("#newId").fill("acme");
    page.locator("#newName").fill("Otra");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Este id ya existe");
  }
}
