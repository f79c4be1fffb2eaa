package org.gatehouse.harness.idp;

import java.util.Map;

/** Sends back at once (OpenID Connect RP-Initiated Logout 1.0). */
final class EndSessionEndpoint {
  private volatile Map<String, String> last = Map.of();

  /** The parameters of the last request. */
  Map<String, String> last() {
    return last;
  }

  Reply answer(Call call) {
    last = call.query();
    String back = last.getOrDefault("post_logout_redirect_uri", "");
    return back.startsWith("http")
        ? Reply.redirect(back, Map.of())
        : Reply.html(200, "You are signed out.");
  }
}
