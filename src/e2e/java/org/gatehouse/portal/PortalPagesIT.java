package org.gatehouse.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.gatehouse.harness.Chromium;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Servers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The portal's pages as people use them, with and without scripts. */
class PortalPagesIT {
  private static LibertyServer server;
  private static Chromium chromium;
  private BrowserContext person;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = Servers.portal();
  }

  @AfterAll
  static void stop() {
    chromium.close();
  }

  @BeforeEach
  void open() {
    open(true);
  }

  private void reopen(boolean scripts) {
    person.close();
    open(scripts);
  }

  private void open(boolean scripts) {
    person =
        chromium.person(
            new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(scripts));
    page = person.newPage();
  }

  @AfterEach
  void close() {
    person.close();
  }

  @Test
  void the_front_page_says_what_one_may_open_and_why_not() {
    signIn("customer", "/");

    Locator rows = page.locator("tbody tr");
    assertThat(rows.filter(with("/api/projects"))).containsText("may open it");
    assertThat(rows.filter(with("/api/reports"))).containsText("may not: your role is CUSTOMER");
    assertThat(rows.filter(with("/api/admin/tenants"))).containsText("permission admin");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void names_are_saved_by_the_keyboard_and_the_result_is_said(boolean scripts) {
    reopen(scripts);
    signIn("wholesale", "/account");
    page.getByLabel("First name").fill("Wilma");
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
    assertThat(page.locator("#facts")).containsText("Wilma Wholesale");
    page.reload();
    assertThat(page.getByLabel("First name")).hasValue("Wilma");
    page.getByLabel("First name").fill("Willa");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void a_name_that_is_markup_is_text_everywhere(boolean scripts) {
    reopen(scripts);
    signIn("developer", "/account");
    page.getByLabel("Last name").fill("<img src=x onerror=alert(1)>");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");

    page.navigate(server.base() + "/");
    assertThat(page.locator("h1")).containsText("<img src=x onerror=alert(1)>");
    assertThat(page.locator("img").count()).isZero();
    page.navigate(server.base() + "/account");
    page.getByLabel("Last name").fill("Developer");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void the_tenant_is_switched_and_the_lists_follow(boolean scripts) {
    reopen(scripts);
    signIn("staff", "/account");
    page.getByLabel("Lists and reports").selectOption("globex");
    page.getByRole(AriaRole.BUTTON, named("Switch")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("You work in another tenant now.");

    page.navigate(server.base() + "/api/projects");
    assertThat(page.locator("body")).containsText("Weather machine");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void an_expired_session_asks_to_sign_in_and_returns_to_the_page(boolean scripts) {
    reopen(scripts);
    signIn("customer", "/account");
    person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("authjs.session-token"));
    page.getByLabel("First name").fill("Late");
    page.keyboard().press("Enter");

    page.waitForURL("**/api/auth/signin**");
    fill("customer");
    page.waitForURL(server.base() + "/account");
    assertThat(page.getByLabel("First name")).hasValue("Casey");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void an_administrator_changes_a_role_disables_a_user_and_makes_a_tenant(boolean scripts) {
    reopen(scripts);
    signIn("admin", "/admin");
    for (String role : new String[] {"STAFF", "WHOLESALE"}) {
      page.getByLabel("Role of wholesale", exact()).selectOption(role);
      page.getByRole(AriaRole.BUTTON, named("Save the role of wholesale")).click();
      assertThat(page.getByRole(AriaRole.STATUS)).hasText("Changed.");
      assertThat(page.getByLabel("Role of wholesale", exact())).hasValue(role);
    }
    page.getByRole(AriaRole.BUTTON, named("Disable wholesale")).focus();
    page.keyboard().press("Enter");
    Locator enable = page.getByRole(AriaRole.BUTTON, named("Enable wholesale"));
    assertThat(enable).isVisible();
    enable.click();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Disable wholesale"))).isVisible();

    page.locator("#newId").fill("initech");
    page.locator("#newName").fill("<b>Initech</b>");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Created.");
    assertThat(page.locator("#tenants")).containsText("<b>Initech</b>");
    page.getByLabel("Delete initech").click();
    page.getByRole(AriaRole.BUTTON, named("Delete for good: initech")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Deleted.");
    assertThat(page.locator("#tenants")).not().containsText("initech");
  }

  @ParameterizedTest(name = "scripts {0}")
  @ValueSource(booleans = {true, false})
  void what_is_refused_is_said_and_shown_as_it_was(boolean scripts) {
    reopen(scripts);
    signIn("admin", "/admin");
    page.getByLabel("Role of admin", exact()).selectOption("STAFF");
    page.getByRole(AriaRole.BUTTON, named("Save the role of admin")).click();

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Another administrator must change");
    assertThat(page.getByLabel("Role of admin", exact())).hasValue("ADMIN");

    page.locator("#newId").fill("acme");
    page.locator("#newName").fill("Another Acme");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("This id is taken");
    assertThat(page.locator("#newName")).hasValue("Another Acme");
  }

  @Test
  void a_form_of_a_page_left_open_leads_to_sign_in_and_back() {
    reopen(false);
    signIn("customer", "/account");
    person.clearCookies(new BrowserContext.ClearCookiesOptions().setName("authjs.csrf-token"));
    page.getByLabel("First name").fill("Late");
    page.keyboard().press("Enter");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("open for too long");
    fill("customer");
    page.waitForURL(server.base() + "/account");
    assertThat(page.getByLabel("First name")).hasValue("Casey");
  }

  @Test
  void back_after_sign_out_shows_nothing_of_the_session() {
    signIn("customer", "/account");
    page.navigate(server.base() + "/api/auth/signout?callbackUrl=%2F");
    page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
    page.waitForURL(server.base() + "/");
    page.navigate(server.base() + "/account");

    assertThat(page).hasTitle("Sign in");
  }

  @Test
  void C01_the_trace_shows_a_sign_in_a_read_an_update_and_a_sign_out() {
    page.navigate(server.base() + "/trace");
    signIn("staff", "/account");
    rename("Samuel");
    page.navigate(server.base() + "/trace");

    assertThat(page.locator("#matrix th.lit")).hasText("Update");
    // jwt, session, and redirect, since the browser remembers a target
    assertThat(page.locator("#matrix td.lit")).hasCount(3);
    Locator update = page.locator("section").filter(with("POST /api/auth/session")).first();
    assertThat(update).containsText("firstName");
    assertThat(update.locator("svg rect").count()).isGreaterThan(8);
    Locator signIn = page.locator("section").filter(with("POST /api/auth/callback/credentials"));
    assertThat(signIn).containsText("signIn: callback");
    assertThat(signIn).containsText("permissions");
    assertThat(page.content()).doesNotContain("staff@example.com", "passphrase");
    page.setViewportSize(1080, 1240);
    picture("trace-after-update", false);

    page.navigate(server.base() + "/api/auth/signout?callbackUrl=%2Ftrace");
    page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
    page.waitForURL(server.base() + "/trace");
    assertThat(page.locator("#matrix th.lit")).hasText("Sign-out");
    assertThat(page.locator("#matrix td.lit")).hasCount(1);
    picture("trace-after-sign-out", true);
    signIn("staff", "/account");
    rename("Sam");
  }

  private void picture(String name, boolean whole) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/" + name + ".png"))
            .setFullPage(whole));
  }

  private void rename(String firstName) {
    page.getByLabel("First name").fill(firstName);
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("Saved.");
  }

  private void signIn(String user, String target) {
    page.navigate(server.base() + "/api/auth/signin?callbackUrl=" + target.replace("/", "%2F"));
    fill(user);
    page.waitForURL(server.base() + target);
  }

  private void fill(String user) {
    page.getByLabel("User name or e-mail").fill(user);
    page.getByLabel("Password").fill("demo-" + user + "-passphrase");
    page.keyboard().press("Enter");
  }

  private static Locator.FilterOptions with(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Page.GetByLabelOptions exact() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
