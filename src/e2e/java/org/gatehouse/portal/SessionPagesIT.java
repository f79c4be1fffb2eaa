package org.gatehouse.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.gatehouse.harness.Http;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mission row B09 as people see it: their own sessions, and those of others. */
class SessionPagesIT extends PortalVisit {
  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void one_ends_another_session_of_ones_own_by_the_keyboard_and_then_all_others(boolean scripts) {
    reopen(scripts);
    Http second = signedIn("fundraiser");
    Http third = signedIn("fundraiser");
    signIn("fundraiser", "/account");
    Locator rows = page.locator("#sessions > li");
    int before = rows.count();
    assertThat(rows.filter(with("this one"))).hasCount(1);
    assertThat(rows.filter(with("Chrome")).filter(with("Linux"))).not().hasCount(0);
    assertThat(rows.filter(with("this one")).getByRole(AriaRole.BUTTON)).hasCount(0);
    assertAccessible(scripts);
    shot("sessions-account");

    rows.filter(with("Unknown browser")).first().getByRole(AriaRole.BUTTON).focus();
    page.keyboard().press("Enter");
    assertSaid("Ended.");
    assertThat(rows).hasCount(before - 1);
    assertThat(second.get("/api/me").status() + third.get("/api/me").status()).isEqualTo(200 + 401);

    press("End all others");
    assertSaid("All others are ended.");
    assertThat(rows).hasCount(1);
    assertThat(page.getByRole(AriaRole.BUTTON, named("End all others"))).hasCount(0);
    assertThat(second.get("/api/me").status()).isEqualTo(401);
    assertThat(third.get("/api/me").status()).isEqualTo(401);
    page.reload();
    assertThat(page).hasURL(server.base() + "/account?said=endedOthers");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void a_tenants_administrator_ends_one_session_of_a_user_or_all(boolean scripts) {
    reopen(scripts);
    Http one = signedIn("wholesale");
    Http other = signedIn("wholesale");
    signIn("admin", "/admin");
    page.getByRole(AriaRole.LINK, link("Sessions of wholesale")).click();
    assertThat(page.getByRole(AriaRole.HEADING, heading())).containsText("Sessions of ");
    Locator rows = page.locator("#sessions > li");
    int before = rows.count();
    assertAccessible(scripts);

    rows.first().getByRole(AriaRole.BUTTON).click();
    assertSaid("Ended.");
    assertThat(rows).hasCount(before - 1);
    assertThat(one.get("/api/me").status() + other.get("/api/me").status()).isEqualTo(200 + 401);
    press("End all");
    assertSaid("All are ended.");
    assertThat(page.locator("#fresh")).containsText("There are none.");
    assertThat(one.get("/api/me").status()).isEqualTo(401);
    assertThat(other.get("/api/me").status()).isEqualTo(401);
    assertAccessible(scripts);
  }

  @Test
  void a_tenants_administrator_sees_nobody_elses_and_does_not_end_everybodys() {
    signIn("admin", "/admin");
    assertThat(page.getByText("End everybody's sessions")).hasCount(0);
    page.navigate(server.base() + "/admin/sessions?user=demo-gloria");
    assertThat(page.locator("h1")).hasText("Nothing at this address");
    page.navigate(server.base() + "/admin/sessions");
    assertThat(page.locator("h1")).hasText("Not for you");
    page.navigate(server.base() + "/admin/sessions?user=demo-staff");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("several tenants");
    assertThat(page.locator("#sessions > li")).hasCount(0);
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_platforms_administrator_is_asked_before_everybody_is_out(boolean scripts) {
    reopen(scripts);
    Http user = signedIn("customer");
    signIn("platform", "/admin");
    page.getByRole(AriaRole.LINK, link("End everybody's sessions")).click();
    assertThat(page.locator("#fresh")).containsText("Everybody is signed out");
    assertThat(user.get("/api/me").status()).isEqualTo(200);
    assertAccessible(scripts);
    shot("sessions-everybody");

    press("End the sessions of everybody");
    assertThat(page.getByText("You are not signed in.")).isVisible();
    assertThat(user.get("/api/me").status()).isEqualTo(401);
    // a session counts in whole seconds: who comes next begins after this
    page.waitForTimeout(1_100);
  }

  @Test
  void the_language_may_be_changed_on_the_page_of_a_user() {
    signIn("admin", "/admin/sessions?user=demo-admin");
    page.getByRole(AriaRole.LINK, link("Cambiar a español")).click();

    assertThat(page.getByRole(AriaRole.HEADING, heading())).containsText("Sesiones de ");
    assertThat(page.locator("#sessions")).containsText("Inicio");
    assertThat(page.locator("#sessions")).containsText("con contraseña");
  }

  private static Http signedIn(String user) {
    Http browser = new Http(server.base());
    browser.signIn(user);
    return browser;
  }

  private static Page.GetByRoleOptions link(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Page.GetByRoleOptions heading() {
    return new Page.GetByRoleOptions().setLevel(1);
  }

  private void shot(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target/screenshots", name + ".png")));
  }
}
