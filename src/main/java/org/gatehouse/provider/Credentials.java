package org.gatehouse.provider;

import java.util.Map;
import java.util.Optional;

/** All text fields of a sign-in form, {@code csrfToken} and {@code callbackUrl} among them. */
public record Credentials(Map<String, String> fields) {
  public Credentials {
    fields = Map.copyOf(fields);
  }

  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Names only. */
  @Override
  public String toString() {
    return "Credentials" + fields.keySet();
  }
}
