package org.gatehouse.harness;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The servers that test classes share, each started once in a process of tests. A server costs more
 * than the tests that ask it: take one of these, unless a test needs settings of its own or breaks
 * what it touches.
 */
public final class Servers {
  /** Of {@link #production()}: who may sign in there. */
  public static final String ADMINISTRATOR = "root@example.com";

  /** Of {@link #ADMINISTRATOR}. */
  public static final String PASSWORD = "a long passphrase to start with";

  /** Of {@link #production()}. */
  public static final String SECRET = "production-5Gt9wPzR1cYqK7xJ4uNd2hVb";

  private static final Map<String, CompletableFuture<LibertyServer>> STARTED =
      new ConcurrentHashMap<>();

  private Servers() {}

  /** The portal in the development profile. */
  public static LibertyServer portal() {
    return shared("portal", () -> LibertyServer.named("portal").development());
  }

  /** As {@link #portal()}, with the sessions in the database. */
  public static LibertyServer portalOnDatabase() {
    return shared(
        "portal-database",
        () ->
            LibertyServer.named("portal-database")
                .development()
                .env("AUTH_SESSION_STRATEGY", "database"));
  }

  /** The portal in production behind {@code https://portal.example.com}, with one administrator. */
  public static LibertyServer production() {
    return shared(
        "production",
        () ->
            LibertyServer.named("production")
                .env("AUTH_SECRET", SECRET)
                .env("AUTH_URL", "https://portal.example.com")
                .env("AUTH_ADMIN_EMAIL", "Root@Example.com")
                .env("AUTH_ADMIN_PASSWORD", PASSWORD));
  }

  /** The server of this name, started by the first who asks; one that failed is not tried again. */
  public static LibertyServer shared(String name, Supplier<LibertyServer.Builder> recipe) {
    return STARTED
        .computeIfAbsent(name, key -> CompletableFuture.supplyAsync(() -> recipe.get().start()))
        .join();
  }
}
