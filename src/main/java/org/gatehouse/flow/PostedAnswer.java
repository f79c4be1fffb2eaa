package org.gatehouse.flow;

import java.util.HashMap;
import java.util.Map;
import org.gatehouse.token.Claims;

/**
 * The parameters that a provider makes the browser post (OAuth 2.0 Form Post Response Mode), as one
 * sealed cookie holds them for the moment of a redirect. Others than these are of no use here.
 */
final class PostedAnswer {
  /** Characters that a parameter may have; the sealed cookie stays below 4,096 bytes. */
  private static final Map<String, Integer> LONGEST =
      Map.of("code", 2048, "iss", 256, "error", 128);

  private PostedAnswer() {}

  static boolean fits(Map<String, String> answer) {
    return LONGEST.entrySet().stream()
        .allMatch(limit -> answer.getOrDefault(limit.getKey(), "").length() <= limit.getValue());
  }

  static Claims into(Claims claims, Map<String, String> answer) {
    Claims held = claims;
    for (String name : LONGEST.keySet()) {
      if (answer.containsKey(name)) {
        held = held.with(name, answer.get(name));
      }
    }
    return held;
  }

  static Map<String, String> of(Claims held, String state) {
    Map<String, String> answer = new HashMap<>(Map.of("state", state));
    LONGEST.keySet().forEach(name -> held.text(name).ifPresent(text -> answer.put(name, text)));
    return answer;
  }
}
