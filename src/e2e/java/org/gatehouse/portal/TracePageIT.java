package org.gatehouse.portal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Mission row C01: the trace as a newcomer sees it. */
class TracePageIT extends PortalVisit {
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
    assertThat(update).containsText("SessionResource.update");
    assertThat(update.locator("svg rect").count()).isGreaterThan(8);
    Locator signIn = page.locator("section").filter(with("POST /api/auth/callback/credentials"));
    assertThat(signIn).containsText("signIn: callback");
    assertThat(signIn).containsText("permissions");
    assertThat(page.content()).doesNotContain("staff@example.com", "passphrase");
    page.setViewportSize(1080, 1240);
    picture("trace-after-update", false);

    page.navigate(server.base() + "/api/auth/signout?callbackUrl=%2Ftrace");
    press("Sign out");
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
    assertSaid("Saved.");
  }
}
