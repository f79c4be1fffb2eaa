package org.gatehouse.config;

import java.util.List;

/**
 * One entry of {@code auth.claims} or {@code auth.session.user}: {@code target} or {@code
 * target=source}.
 */
public record Mapping(String target, String source) {
  static Mapping parse(String entry) {
    int equals = entry.indexOf('=');
    return equals < 0
        ? new Mapping(entry, entry)
        : new Mapping(entry.substring(0, equals).trim(), entry.substring(equals + 1).trim());
  }

  static List<Mapping> parseAll(List<String> entries) {
    return entries.stream().map(Mapping::parse).toList();
  }
}
