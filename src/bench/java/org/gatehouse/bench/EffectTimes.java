package org.gatehouse.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.gatehouse.harness.Http;
import org.gatehouse.harness.LibertyServer;
import org.gatehouse.harness.Pair;

/**
 * How long the sessions that an administrator ends on one node still live on another, over one
 * database. Measured from the administrator's answer to the first refusal.
 */
public final class EffectTimes {
  private static final int TIMES = 100;
  private static final int GLANCE_MILLIS = 5;
  private static final String COOKIE = "authjs.session-token";

  private EffectTimes() {}

  public static void main(String[] arguments) throws InterruptedException {
    try (Pair nodes =
        Pair.start(
            "effect", node -> node.env("AUTH_SECRET", "effect-times-8Hq2Lx5Rt7Vn4Zc1Bm6Kd"))) {
      long[] times = new long[TIMES];
      Http administrator = new Http(nodes.one().base());
      administrator.signIn("platform");
      for (int i = 0; i < TIMES; i++) {
        times[i] = measure(administrator, nodes.one(), nodes.other());
      }
      Arrays.sort(times);
      System.out.printf(
          "%d sessions ended on another node: median %d ms, maximum %d ms%n",
          TIMES, times[TIMES / 2], times[TIMES - 1]);
    }
  }

  private static long measure(Http administrator, LibertyServer one, LibertyServer other)
      throws InterruptedException {
    Http here = new Http(one.base());
    Http there = new Http(other.base());
    do {
      here.signIn("customer");
      there.setCookie(COOKIE, here.cookie(COOKIE).orElseThrow());
    } while (there.get("/api/me").status() != 200);
    administrator.send(
        "DELETE",
        "/api/admin/users/demo-customer/sessions",
        Map.of("X-CSRF-Token", administrator.csrf()),
        null);
    long ended = System.nanoTime();
    while (there.get("/api/me").status() == 200) {
      Thread.sleep(GLANCE_MILLIS);
    }
    return Duration.ofNanos(System.nanoTime() - ended).toMillis();
  }
}
