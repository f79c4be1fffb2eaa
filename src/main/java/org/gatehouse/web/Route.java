package org.gatehouse.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.Flavour;
import org.gatehouse.config.PathId;
import org.gatehouse.provider.Providers;

/** What a request below {@code /api/auth} asks for (wire.md 1). */
sealed interface Route {
  Set<String> ACTIONS =
      Set.of(
          "providers",
          "session",
          "csrf",
          "signin",
          "signout",
          "callback",
          "verify-request",
          "error",
          "webauthn-options");
  Set<String> WITH_PROVIDER = Set.of("signin", "callback", "webauthn-options");
  Set<String> SERVED_GET =
      Set.of("csrf", "providers", "session", "signin", "signout", "error", "verify-request");
  Set<String> SERVED_POST = Set.of("session", "signin", "signout");

  /** Actions of other servers, each with the id of who calls; browsers have no business there. */
  Set<String> MACHINES = Set.of("backchannel-logout", "signals");

  /** No path of ours. */
  record Foreign() implements Route {}

  /** Answered by the resource at this path, below {@code /api/auth/}. */
  record Served(String path) implements Route {}

  /** A known action, but not with this method or provider. */
  record Misused(String action) implements Route {}

  /** No id that anything here can have. */
  record Absent() implements Route {}

  /** An action that takes no other method than POST. */
  record PostOnly() implements Route {}

  /** No such action or method. */
  record Unknown() implements Route {}

  /** Accepted and forgotten: the error log of the v4 client. */
  record ClientLog() implements Route {}

  /**
   * @param path of the request below {@code /api}, decoded; empty segments do not count
   */
  static Route of(String method, String path, Flavour flavour, Providers providers) {
    List<String> segments = Arrays.stream(path.split("/")).filter(s -> !s.isEmpty()).toList();
    if (segments.isEmpty() || !segments.get(0).equals("auth")) {
      return new Foreign();
    }
    List<String> rest = segments.subList(1, segments.size());
    if (!rest.isEmpty() && MACHINES.contains(rest.get(0))) {
      return machine(method, rest);
    }
    boolean get = method.equals("GET");
    if (rest.isEmpty() || !get && !method.equals("POST")) {
      return new Unknown();
    }
    String action = rest.get(0);
    if (flavour.isV4() && action.equals("_log") && !get) {
      return new ClientLog();
    }
    boolean takesProvider = WITH_PROVIDER.contains(action);
    boolean surplus = rest.size() > (takesProvider ? 2 : 1);
    if (!ACTIONS.contains(action) || surplus && !flavour.isV4()) {
      return new Unknown();
    }
    Optional<String> provider = takesProvider ? provider(rest) : Optional.empty();
    if (provider.filter(id -> leadsOn(get, action, id, providers)).isPresent()) {
      return new Served(action + "/" + provider.get());
    }
    return known(get, action, provider, flavour);
  }

  private static Route machine(String method, List<String> rest) {
    if (rest.size() != 2 || !PathId.is(rest.get(1))) {
      return new Absent();
    }
    return method.equals("POST") ? new Served(String.join("/", rest)) : new PostOnly();
  }

  /** A visit starts by POST and comes back by GET, or by both; a form is posted in both steps. */
  private static boolean leadsOn(boolean get, String action, String id, Providers providers) {
    boolean back =
        action.equals("callback")
            && providers.visit(id).filter(v -> get || v.comesBackByForm()).isPresent();
    boolean away = action.equals("signin") && !get && providers.visit(id).isPresent();
    boolean visit = back || away;
    boolean form =
        providers.form(id).isPresent()
            && !get
            && (action.equals("callback") || action.equals("signin"));
    return visit || form;
  }

  private static Route known(
      boolean get, String action, Optional<String> provider, Flavour flavour) {
    boolean pageOfAnyProvider = flavour.isV4() && get && action.equals("signin");
    String path = provider.isEmpty() || pageOfAnyProvider ? action : action + "/" + provider.get();
    return (get ? SERVED_GET : SERVED_POST).contains(path) ? new Served(path) : new Misused(action);
  }

  /** The browser client sends the literal text {@code undefined} for no provider. */
  private static Optional<String> provider(List<String> rest) {
    return rest.stream().skip(1).findFirst().filter(id -> !id.equals("undefined"));
  }
}
