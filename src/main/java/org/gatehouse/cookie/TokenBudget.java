package org.gatehouse.cookie;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many bytes each claim costs, and where a token starts to be large (mission rows A20, C05).
 */
public final class TokenBudget {
  /** Bytes of the sealed token from which on it is reported. */
  public static final int WARNING = 2048;

  private TokenBudget() {}

  /** UTF-8 bytes of name, value and separators by claim, the largest first. */
  public static Map<String, Integer> bytesByClaim(JsonObject claims) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    claims.entrySet().stream()
        .map(claim -> Map.entry(claim.getKey(), bytes(claim.getKey(), claim.getValue().toString())))
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .forEach(entry -> sizes.put(entry.getKey(), entry.getValue()));
    return sizes;
  }

  /** Of {@code "name":value,}. */
  private static int bytes(String name, String value) {
    return name.getBytes(StandardCharsets.UTF_8).length
        + value.getBytes(StandardCharsets.UTF_8).length
        + 4;
  }
}
