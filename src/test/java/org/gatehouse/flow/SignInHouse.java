package org.gatehouse.flow;

import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.account.Accounts;
import org.gatehouse.account.MemoryAccountTokens;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.User;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.harness.Injected;
import org.gatehouse.pipeline.Stages;
import org.gatehouse.pipeline.refresh.LinkedTokens;
import org.gatehouse.pipeline.refresh.MemoryLinkedTokens;
import org.gatehouse.provider.Checks;
import org.gatehouse.provider.Credentials;
import org.gatehouse.provider.CredentialsSigninException;
import org.gatehouse.provider.Departure;
import org.gatehouse.provider.FormProvider;
import org.gatehouse.provider.ProofFailedException;
import org.gatehouse.provider.ProofFailedException.Why;
import org.gatehouse.provider.Proven;
import org.gatehouse.provider.ProviderSource;
import org.gatehouse.provider.ProviderUnavailableException;
import org.gatehouse.provider.Providers;
import org.gatehouse.provider.VisitProvider;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.store.Once;
import org.gatehouse.trace.Events;

/** The sign-in flow in memory, with a form, a provider to visit, and accounts in a map. */
final class SignInHouse {
  static final ProviderAccount FORM = new ProviderAccount("form", "credentials", "ann");
  static final ProviderAccount VISIT = new ProviderAccount("visit", "oidc", "42");

  final MemoryCore core;
  final MemoryAccounts accounts = new MemoryAccounts();
  final MemoryAccountTokens tokens = new MemoryAccountTokens();
  final Set<String> used = new HashSet<>();
  final List<Object> events = new ArrayList<>();
  final SignInFlow flow;
  final SessionStart start;
  final FreshProof fresh;
  final Providers providers;
  User described = User.of("new", "ann").withRole(Optional.of("ADMIN"));
  Optional<Instant> proof = Optional.empty();
  Optional<JsonObject> profile = Optional.empty();
  Optional<String> sessionThere = Optional.empty();
  Checks checks = new Checks("state", "verifier", "nonce");
  Map<String, String> brought = Map.of();
  boolean byForm;
  Optional<ProviderTokens> given = Optional.empty();
  Exception visitFails;
  Exception departureFails;

  SignInHouse(Stages callbacks, String... settings) {
    String[] all = Arrays.copyOf(settings, settings.length + 2);
    all[settings.length] = "auth.secret";
    all[settings.length + 1] = "sign-in-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp";
    core = new MemoryCore(callbacks, all);
    fresh = new FreshProof(core.config, core.clock);
    SignInAttempts attempts = new SignInAttempts(core.config, "/", core.clock);
    start =
        Injected.into(
            new SessionStart(),
            callbacks,
            core.stages,
            core.parts.opener(),
            core.parts.writer(),
            (Events) events::add,
            core.clock);
    LinkedTokens linked = MemoryLinkedTokens.of(tokens, core);
    Admission admission = Injected.into(new Admission(), accounts, start, linked, core.config);
    providers = new Providers(List.of((ProviderSource) () -> List.of(new Visit(), new Form())));
    Once once =
        new Once() {
          @Override
          public boolean first(String text, Instant expires) {
            return used.add(text + " until " + expires);
          }
        };
    flow =
        Injected.into(
            new SignInFlow(),
            providers,
            attempts,
            admission,
            start,
            fresh,
            once,
            core.clock,
            core.config);
  }

  /** Accounts whose users are what a test put there. */
  static final class MemoryAccounts extends Accounts {
    final Map<ProviderAccount, User> users = new HashMap<>();
    final List<Circumstances> seen = new ArrayList<>();
    Outcome outcome;
    int failures;

    @Override
    public Optional<User> userOf(ProviderAccount account) {
      return Optional.ofNullable(users.get(account));
    }

    @Override
    public Outcome signIn(ProviderAccount account, User profile, Circumstances now) {
      seen.add(now);
      if (failures-- > 0) {
        throw new DatabaseUnavailableException(null);
      }
      if (outcome != null) {
        return outcome;
      }
      boolean created = !users.containsKey(account);
      users.putIfAbsent(account, profile);
      return new Outcome.Found(users.get(account), created);
    }

    @Override
    public List<ProviderAccount> of(String userId) {
      return users.entrySet().stream()
          .filter(entry -> entry.getValue().id().equals(userId))
          .map(Map.Entry::getKey)
          .toList();
    }

    @Override
    public boolean unlink(String userId, String provider, String id, Set<String> usable) {
      return usable.equals(Set.of("visit", "form"))
          && users.keySet().removeIf(account -> account.provider().equals(provider));
    }
  }

  private final class Form implements FormProvider {
    @Override
    public Optional<Proven> finish(Credentials fields) {
      return switch (fields.field("password").orElse("")) {
        case "right" ->
            Optional.of(
                new Proven(
                    described, true, FORM, Optional.empty(), List.of("pwd"), core.clock.instant()));
        case "coded" -> throw new CredentialsSigninException("otp");
        case "down" -> throw new ProviderUnavailableException(null);
        case "no database" -> throw new DatabaseUnavailableException(null);
        case "odd" -> throw new IllegalStateException("odd");
        default -> Optional.empty();
      };
    }

    @Override
    public String id() {
      return "form";
    }

    @Override
    public String name() {
      return "Form";
    }

    @Override
    public String type() {
      return "credentials";
    }
  }

  private final class Visit implements VisitProvider {
    @Override
    public Departure start(URI back, Map<String, String> asked) throws ProofFailedException {
      thrown(departureFails);
      return new Departure(
          URI.create("https://visit.example/?a=" + asked.get("a") + "&to=" + back), checks);
    }

    @Override
    public Proven finish(Map<String, String> parameters, Checks kept, URI back)
        throws ProofFailedException {
      thrown(visitFails);
      brought = parameters;
      if (!kept.equals(checks)) {
        throw new ProofFailedException(Why.BROKEN, "other checks");
      }
      return new Proven(
          described,
          false,
          new ProviderAccount("visit", "oidc", "42", given),
          profile,
          List.of("fed"),
          proof.orElse(core.clock.instant()),
          sessionThere);
    }

    private void thrown(Exception e) throws ProofFailedException {
      if (e instanceof ProofFailedException failed) {
        throw failed;
      }
      if (e != null) {
        throw (RuntimeException) e;
      }
    }

    @Override
    public boolean comesBackByForm() {
      return byForm;
    }

    @Override
    public Set<String> formTargets() {
      return Set.of();
    }

    @Override
    public String id() {
      return "visit";
    }

    @Override
    public String name() {
      return "Visit";
    }

    @Override
    public String type() {
      return "oidc";
    }
  }

  SignInResult form(String password, String... more) {
    Map<String, String> fields = new HashMap<>(Map.of("password", password));
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return flow.form("form", new Credentials(fields), core.header(""));
  }

  SignInFlow.Start away(boolean link, String cookies) {
    return flow.start(
        "visit",
        URI.create("http://localhost/back"),
        "http://localhost/target",
        link,
        Map.of("a", "b"),
        core.header(cookies));
  }

  /** Goes away and comes back with these cookies beside those of the attempt. */
  SignInFlow.Finished visit(boolean link, String before, String after) {
    SignInFlow.Start.Away away = (SignInFlow.Start.Away) away(link, before);
    return back(MemoryCore.cookies(away.cookies()) + "; " + after);
  }

  SignInFlow.Finished back(String cookies) {
    return flow.finish(
        "visit",
        URI.create("http://localhost/back"),
        Map.of("state", checks.state()),
        core.header(cookies));
  }

  static String cookies(SignInResult result) {
    return MemoryCore.cookies(((SignInResult.SignedIn) result).cookies());
  }
}
