package org.gatehouse.harness.oidc;

/** Somebody with an account at {@link TestProvider}. */
public record Person(String sub, String name, String email, boolean emailVerified) {
  public static Person of(String sub) {
    return new Person(sub, "Pat " + sub, sub + "@people.example", true);
  }
}
