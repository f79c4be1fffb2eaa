package org.gatehouse.token;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gatehouse.config.Flavour;

/** Names under which Auth.js and Gatehouse seal anything: a fixed list, never from a request. */
public final class ForeignCookies {
  private ForeignCookies() {}

  public static Set<String> others(Flavour flavour, String sessionName) {
    Set<String> names = new LinkedHashSet<>();
    for (String prefix : List.of("", "__Secure-", "__Host-")) {
      for (String kind :
          List.of("session-token", "state", "nonce", "pkce.code_verifier", "challenge")) {
        names.add(prefix + flavour.cookiePrefix() + "." + kind);
      }
    }
    names.remove(sessionName);
    return names;
  }
}
