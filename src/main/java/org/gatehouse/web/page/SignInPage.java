package org.gatehouse.web.page;

import io.jstach.jstache.JStache;
import java.util.List;

/** Model of the sign-in page; {@code error} may be null. */
@JStache(path = "templates/signin.mustache")
record SignInPage(
    PageFrame frame,
    String csrfToken,
    String callbackUrl,
    String error,
    List<ProviderForm> forms,
    List<ProviderButton> providers) {

  /** Whether something stands between forms and buttons. */
  boolean withProviders() {
    return !providers.isEmpty() && !forms.isEmpty();
  }
}
