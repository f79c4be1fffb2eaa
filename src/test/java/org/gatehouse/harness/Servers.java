package org.gatehouse.harness;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The servers that test classes share, each started once. A server costs more than the tests that
 * ask it: take one of these, unless a test needs settings of its own or breaks what it touches.
 */
public final class Servers {
  private static final Map<String, CompletableFuture<LibertyServer>> STARTED =
      new ConcurrentHashMap<>();
  private static final ExecutorService STARTERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "server-start");
            thread.setDaemon(true);
            return thread;
          });

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

  /** The server of this name, started by the first who asks. */
  public static LibertyServer shared(String name, Supplier<LibertyServer.Builder> recipe) {
    return started(name, recipe).join();
  }

  private static CompletableFuture<LibertyServer> started(
      String name, Supplier<LibertyServer.Builder> recipe) {
    return STARTED.computeIfAbsent(
        name, key -> CompletableFuture.supplyAsync(() -> recipe.get().start(), STARTERS));
  }
}
