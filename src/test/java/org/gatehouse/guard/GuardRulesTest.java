package org.gatehouse.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.interceptor.InvocationContext;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.gatehouse.account.MemoryAccountTokens;
import org.gatehouse.account.Permissions;
import org.gatehouse.account.ProviderAccount;
import org.gatehouse.account.ProviderTokens;
import org.gatehouse.account.Tenant;
import org.gatehouse.account.Tenants;
import org.gatehouse.callback.JwtContext;
import org.gatehouse.callback.SessionContext;
import org.gatehouse.callback.UpdateRefusedException;
import org.gatehouse.cookie.CsrfToken;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.cookie.TokenTooLargeException;
import org.gatehouse.database.DatabaseUnavailableException;
import org.gatehouse.harness.Fake;
import org.gatehouse.harness.FakeRequest;
import org.gatehouse.harness.Injected;
import org.gatehouse.json.Json;
import org.gatehouse.pipeline.CallbackFailedException;
import org.gatehouse.pipeline.Grants;
import org.gatehouse.pipeline.refresh.LinkedTokens;
import org.gatehouse.pipeline.refresh.MemoryLinkedTokens;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.session.Session;
import org.gatehouse.session.TenantUnavailableException;
import org.gatehouse.simulation.MemoryCore;
import org.gatehouse.token.Claims;
import org.gatehouse.trace.Tracing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request may know of its session, and what is answered when it may not. */
class GuardRulesTest {
  private int jwts;
  private int shows;
  private RuntimeException jwtFails;
  private RuntimeException sessionFails;
  private boolean ends;
  private Claims given = Claims.NONE;

  private final MemoryAccountTokens accountTokens = new MemoryAccountTokens();
  private final MemoryCore core =
      new MemoryCore(
          new MemoryCore.Quiet() {
            @Override
            public Optional<Claims> jwt(JwtContext context) {
              jwts++;
              if (jwtFails != null) {
                throw jwtFails;
              }
              return ends ? Optional.empty() : Optional.of(context.token().withAll(given.toJson()));
            }

            @Override
            public Session session(SessionContext context) {
              shows++;
              if (sessionFails != null) {
                throw sessionFails;
              }
              return context.session();
            }
          },
          "auth.secret",
          "guard-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp",
          "auth.roles",
          "ADMIN,USER",
          "auth.permissions",
          "true",
          "auth.session.update-age",
          "60");
  private final CsrfToken csrf = new CsrfToken(core.config.secrets(), core.config.cookies());
  private final String csrfToken = csrf.fresh();
  private final String csrfCookie = csrf.cookie(csrfToken).header().split(";")[0];
  private final String cookies = core.signIn("ann");

  private static final class Named extends Permissions {
    @Override
    public Set<String> names(Collection<Integer> ids) {
      return ids.stream().map(id -> "p" + id).collect(Collectors.toSet());
    }
  }

  private RequestSession session(FakeRequest request) {
    return Injected.into(
        new RequestSession(),
        request.request(),
        core.reading,
        core.updating,
        core.config,
        new UnsafeMethods(core.config),
        Tracing.off(),
        new Grants(Optional.empty(), new Named(), () -> 0, core.config, core.clock));
  }

  private FakeRequest get() {
    return new FakeRequest("GET").header("Cookie", cookies);
  }

  private FakeRequest post() {
    return new FakeRequest("POST").header("Cookie", cookies + "; " + csrfCookie);
  }

  private FakeRequest form() {
    FakeRequest request =
        post()
            .with("getContentType", "Application/X-www-form-urlencoded; charset=UTF-8")
            .with("getContentLengthLong", 100L);
    request.parameters.put("csrfToken", csrfToken);
    return request;
  }

  private void check(FakeRequest request) {
    new UnsafeMethods(core.config)
        .check(request.request(), core.header(request.headers.get("Cookie")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "TRACE"})
  void a_safe_method_needs_no_proof_of_its_origin(String method) {
    assertThatCode(() -> check(new FakeRequest(method).header("Cookie", cookies)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "get", "PROPFIND"})
  void any_other_method_needs_the_header_with_the_token_of_the_cookie(String method) {
    String both = cookies + "; " + csrfCookie;
    assertThatThrownBy(() -> check(new FakeRequest(method).header("Cookie", both)))
        .isInstanceOf(MissingCsrfException.class);
    assertThatThrownBy(
            () ->
                check(
                    new FakeRequest(method)
                        .header("Cookie", both)
                        .header("X-CSRF-Token", csrf.fresh())))
        .isInstanceOf(MissingCsrfException.class);
    assertThatCode(
            () ->
                check(
                    new FakeRequest(method)
                        .header("Cookie", both)
                        .header("X-CSRF-Token", csrfToken)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_form_proves_its_origin_by_a_field_of_its_body() {
    FakeRequest request = form();
    assertThatCode(() -> check(request)).doesNotThrowAnyException();
    assertThat(request.encoding).isEqualTo("UTF-8");
    FakeRequest latin = form();
    latin.encoding = "ISO-8859-1";
    check(latin);
    assertThat(latin.encoding).isEqualTo("ISO-8859-1");
    assertThatCode(() -> check(form().with("getContentLengthLong", 1024L * 1024)))
        .doesNotThrowAnyException();
    assertThatCode(() -> check(form().with("getContentLengthLong", 0L))).doesNotThrowAnyException();
    assertThatCode(() -> check(form().with("getQueryString", "a=b"))).doesNotThrowAnyException();
  }

  @Test
  void no_other_body_and_no_query_proves_an_origin() {
    for (FakeRequest request :
        List.of(
            form().with("getContentType", "application/json"),
            form().with("getContentType", null),
            form().with("getContentLengthLong", -1L),
            form().with("getContentLengthLong", 1024L * 1024 + 1),
            form().with("getQueryString", "csrfToken=" + csrfToken))) {
      assertThatThrownBy(() -> check(request)).isInstanceOf(MissingCsrfException.class);
    }
    FakeRequest broken = form();
    broken.parameters.clear();
    assertThatThrownBy(() -> check(broken)).isInstanceOf(MissingCsrfException.class);
  }

  @Test
  void a_session_is_opened_run_and_shown_once() {
    RequestSession session = session(get());
    assertThat(session.asked()).isFalse();
    assertThat(session.raw().subject()).hasValue("ann");
    assertThat(jwts).isZero();
    session.claims();
    session.claims();
    assertThat(shows).isZero();
    assertThat(session.get()).isPresent();
    session.get();

    assertThat(jwts).isEqualTo(1);
    assertThat(shows).isEqualTo(1);
    assertThat(session.asked()).isTrue();
    assertThat(session.failed()).isFalse();
    assertThat(session.claims().flatMap(Claims::subject)).hasValue("ann");
    assertThat(session.get().orElseThrow().expires())
        .isEqualTo(session.raw().instant("exp").orElseThrow());
  }

  @Test
  void without_a_cookie_there_is_nobody_and_an_unsafe_request_is_no_matter() {
    RequestSession nobody = session(new FakeRequest("POST"));

    assertThat(nobody.raw()).isEqualTo(Claims.NONE);
    assertThat(nobody.claims()).isEmpty();
    assertThat(nobody.get()).isEmpty();
    assertThat(nobody.roles()).isEmpty();
    assertThat(nobody.permits(Set.of())).isFalse();
    assertThat(nobody.update(JsonValue.EMPTY_JSON_OBJECT)).isEmpty();
    assertThat(jwts).isZero();
  }

  @Test
  void an_unsafe_request_shows_no_session_without_its_token() {
    RequestSession session = session(post());

    assertThatThrownBy(session::raw).isInstanceOf(MissingCsrfException.class);
    assertThatThrownBy(session::claims).isInstanceOf(MissingCsrfException.class);
    assertThatThrownBy(session::get).isInstanceOf(MissingCsrfException.class);
    assertThat(jwts).isZero();
    assertThat(session(post().header("X-CSRF-Token", csrfToken)).claims()).isPresent();
  }

  @Test
  void a_callback_that_failed_fails_again_and_keeps_the_cookie() {
    jwtFails = new IllegalStateException();
    RequestSession session = session(get());

    assertThatThrownBy(session::claims).isInstanceOf(CallbackFailedException.class);
    jwtFails = null;
    assertThatThrownBy(session::claims).isInstanceOf(CallbackFailedException.class);
    assertThat(jwts).isEqualTo(1);
    assertThat(session.failed()).isTrue();
    assertThat(session.takeCookies()).isEmpty();
  }

  @Test
  void a_session_callback_that_failed_fails_again_and_keeps_the_cookie() {
    core.clock.forward(Duration.ofSeconds(61));
    sessionFails = new IllegalStateException();
    RequestSession session = session(get());

    assertThatThrownBy(session::get).isInstanceOf(CallbackFailedException.class);
    sessionFails = null;
    assertThatThrownBy(session::get).isInstanceOf(CallbackFailedException.class);
    assertThat(session.failed()).isTrue();
    assertThat(session.takeCookies()).isEmpty();
  }

  @Test
  void only_roles_of_the_configuration_are_roles() {
    given = Claims.NONE.with("role", "ADMIN");
    assertThat(session(get()).roles()).containsExactly("ADMIN");
    given = Claims.NONE.with("role", "ROOT");
    assertThat(session(get()).roles()).isEmpty();
  }

  @Test
  void permissions_are_known_by_their_names() {
    given = new Claims(Json.parseObject("{\"permissions\":[1,2]}").orElseThrow());

    assertThat(session(get()).permits(Set.of("p1", "p2"))).isTrue();
    assertThat(session(get()).permits(Set.of("p1", "p3"))).isFalse();
  }

  @Test
  void a_session_that_ended_is_cleared_away_once() {
    ends = true;
    RequestSession session = session(get());
    session.claims();

    assertThat(session.takeCookies()).singleElement().matches(cookie -> cookie.value().isEmpty());
    assertThat(session.takeCookies()).isEmpty();
  }

  @Test
  void who_did_not_ask_gets_no_cookie() {
    core.clock.forward(Duration.ofSeconds(61));
    RequestSession session = session(get());
    assertThat(session.takeCookies()).isEmpty();
    session.claims();
    assertThat(session.takeCookies()).hasSize(1);
    assertThat(session.takeCookies()).isEmpty();
  }

  @Test
  void an_update_is_shown_and_its_cookies_are_handed_out_once() {
    RequestSession session = session(get());
    assertThat(session.get()).isPresent();
    given = Claims.NONE.with("name", "Ann B.");
    Session shown = session.update(data()).orElseThrow();

    assertThat(shown.user().toString()).contains("Ann B.");
    assertThat(session.claims().flatMap(claims -> claims.text("name"))).hasValue("Ann B.");
    assertThat(session.get()).hasValue(shown);
    List<SetCookie> taken = session.takeCookies();
    assertThat(core.read(MemoryCore.cookies(taken)).claims().flatMap(c -> c.text("name")))
        .hasValue("Ann B.");
    assertThat(session.takeCookies()).isEmpty();
  }

  @Test
  void the_cookies_of_an_answer_are_those_of_its_request_on_any_thread() {
    core.clock.forward(Duration.ofSeconds(61));
    FakeRequest request = get();
    RequestSession session = session(request);
    RequestFormToken formToken =
        Injected.into(new RequestFormToken(), request.request(), core.config);
    var own = request.request();
    AnswerCookies answer = AnswerCookies.begin(own, session, formToken);

    assertThat(AnswerCookies.of(request.attributes.get(AnswerCookies.ATTRIBUTE))).hasValue(answer);
    assertThat(AnswerCookies.of("other")).isEmpty();
    assertThat(answer.session()).isSameAs(session);
    assertThat(answer.request()).isSameAs(own);
    assertThat(answer.onItsThread(session)).isTrue();
    assertThat(answer.onItsThread(session(get()))).isFalse();
    session.claims();
    answer.settle();
    formToken.value();
    assertThat(answer.take().stream().map(SetCookie::name))
        .containsExactly("authjs.session-token", "authjs.csrf-token");
    assertThat(answer.take()).isEmpty();
  }

  @Test
  void on_a_thread_of_nobody_what_was_settled_is_all_there_is() {
    RequestSession gone =
        new RequestSession() {
          @Override
          public boolean is(RequestSession other) {
            throw new ContextNotActiveException();
          }

          @Override
          public List<SetCookie> takeCookies() {
            throw new ContextNotActiveException();
          }
        };
    RequestFormToken formToken =
        Injected.into(new RequestFormToken(), get().request(), core.config);
    AnswerCookies answer = AnswerCookies.begin(get().request(), gone, formToken);

    assertThat(answer.onItsThread(gone)).isFalse();
    assertThat(answer.take()).isEmpty();
  }

  @Test
  void a_form_token_is_that_of_the_cookie_or_a_fresh_one_with_its_cookie() {
    RequestFormToken known = Injected.into(new RequestFormToken(), post().request(), core.config);
    assertThat(known.value()).isEqualTo(csrfToken);
    assertThat(known.takeWaiting()).isEmpty();
    RequestFormToken fresh = Injected.into(new RequestFormToken(), get().request(), core.config);
    String value = fresh.value();
    assertThat(fresh.value()).isEqualTo(value).hasSize(64);
    assertThat(fresh.takeWaiting().orElseThrow().value()).startsWith(value + "|");
    assertThat(fresh.takeWaiting()).isEmpty();

    List<SetCookie> written = new ArrayList<>();
    RequestFormToken page = Injected.into(new RequestFormToken(), get().request(), core.config);
    page.writeTo(written::add);
    page.value();
    assertThat(written).hasSize(1);
    assertThat(page.takeWaiting()).isEmpty();
  }

  @Test
  void an_access_token_is_given_as_long_as_it_lives() {
    long now = core.clock.instant().getEpochSecond();
    given = Claims.NONE.with("access_token", "at");
    assertThat(accessToken()).hasValue("at");
    given = given.with("expires_at", Json.PROVIDER.createValue(now + 1));
    assertThat(accessToken()).hasValue("at");
    given = given.with("expires_at", Json.PROVIDER.createValue(now));
    assertThat(accessToken()).isEmpty();
  }

  @Test
  void the_token_of_a_linked_account_is_the_callers_however_he_signed_in() {
    linked("ann", "github", "1", "ann's");
    linked("bob", "github", "2", "bob's");
    assertThat(accessToken()).isEmpty();
    assertThat(requestToken().of("github").get()).hasValue("ann's");
    assertThat(requestToken().of("google").of("github").get()).hasValue("ann's");
    assertThat(requestToken().of("google").get()).isEmpty();

    RequestAccessToken nobodys =
        Injected.into(
            new RequestAccessToken(),
            session(new FakeRequest("GET")),
            MemoryLinkedTokens.of(accountTokens, core),
            core.clock);
    assertThat(nobodys.of("github").get()).isEmpty();
  }

  @Test
  void a_session_by_the_provider_itself_goes_before_the_linked_account_while_its_token_lives() {
    long now = core.clock.instant().getEpochSecond();
    linked("ann", "github", "1", "of the first account");
    linked("ann", "github", "3", "of the last account");
    given =
        Claims.NONE
            .with("provider", "github")
            .with("providerAccountId", "1")
            .with("access_token", "of the session")
            .with("expires_at", Json.PROVIDER.createValue(now + 1));
    assertThat(requestToken().of("github").get()).hasValue("of the session");
    given = given.with("expires_at", Json.PROVIDER.createValue(now));

    assertThat(accessToken()).as("of its own account").hasValue("of the first account");
    assertThat(requestToken().of("github").get()).hasValue("of the first account");
  }

  private void linked(String user, String provider, String account, String token) {
    accountTokens.link(user, provider, account);
    ProviderTokens tokens =
        new ProviderTokens(
            token, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    MemoryLinkedTokens.of(accountTokens, core)
        .keep(user, new ProviderAccount(provider, "oauth", account, Optional.of(tokens)), true);
  }

  private Optional<String> accessToken() {
    return requestToken().get();
  }

  private RequestAccessToken requestToken() {
    LinkedTokens linked = MemoryLinkedTokens.of(accountTokens, core);
    return Injected.into(new RequestAccessToken(), session(get()), linked, core.clock);
  }

  @Test
  void a_tenant_is_that_of_the_claims_while_the_membership_holds() {
    List<String> members = new ArrayList<>();
    Tenants tenants =
        new Tenants() {
          @Override
          public boolean isMember(String userId, String tenantId) {
            return members.contains(userId + " in " + tenantId);
          }

          @Override
          public List<Tenant> of(String userId) {
            return members.isEmpty() ? List.of() : List.of(new Tenant("acme", "Acme"));
          }
        };
    assertThatThrownBy(() -> tenant(session(new FakeRequest("GET")), tenants).id())
        .isInstanceOf(PermissionDeniedException.class);
    assertThatThrownBy(() -> tenant(session(get()), tenants).id())
        .isInstanceOf(TenantUnavailableException.class)
        .matches(e -> !((TenantUnavailableException) e).isGone());
    members.add("ann in acme");
    assertThatThrownBy(() -> tenant(session(get()), tenants).id())
        .as("he was in one that he left")
        .isInstanceOf(TenantUnavailableException.class)
        .matches(e -> ((TenantUnavailableException) e).isGone());
    given = Claims.NONE.with("tenantId", "acme");
    RequestTenant asked = tenant(session(get()), tenants);
    assertThat(asked.id()).isEqualTo("acme");
    members.clear();
    assertThat(asked.id()).as("asked once").isEqualTo("acme");
    assertThatThrownBy(() -> tenant(session(get()), tenants).id())
        .isInstanceOf(TenantUnavailableException.class)
        .matches(e -> ((TenantUnavailableException) e).isGone());
  }

  private static RequestTenant tenant(RequestSession session, Tenants tenants) {
    return Injected.into(new RequestTenant(), session, tenants);
  }

  @Test
  void each_exception_has_its_answer() {
    Refusals refusals = refusals(get());

    assertThat(refusals.of(new AccessRefusedException(ProblemDetail.TOO_LARGE)))
        .isEqualTo(ProblemDetail.TOO_LARGE);
    assertThat(refusals.of(new MissingCsrfException())).isEqualTo(ProblemDetail.CSRF);
    assertThat(refusals.of(new CallbackFailedException("jwt", new IllegalStateException())))
        .isEqualTo(ProblemDetail.CALLBACK_FAILED);
    assertThat(refusals.of(TenantUnavailableException.gone())).isEqualTo(ProblemDetail.TENANT_GONE);
    assertThat(refusals.of(TenantUnavailableException.none())).isEqualTo(ProblemDetail.NO_TENANT);
    assertThat(refusals.of(UpdateRefusedException.invalid("C", "d")).code()).isEqualTo("C");
    assertThat(refusals.of(new TokenTooLargeException(2, 1)))
        .isEqualTo(ProblemDetail.TOKEN_TOO_LARGE);
    assertThat(refusals.of(new DatabaseUnavailableException(null)))
        .isEqualTo(ProblemDetail.UNAVAILABLE);
    assertThat(refusals.of(new IllegalStateException()).status()).isEqualTo(500);
  }

  @Test
  void who_may_not_is_told_whether_to_sign_in() {
    assertThat(refusals(get()).of(new PermissionDeniedException()))
        .isEqualTo(ProblemDetail.FORBIDDEN);
    assertThat(refusals(get()).of(new EJBAccessException())).isEqualTo(ProblemDetail.FORBIDDEN);
    assertThat(refusals(new FakeRequest("GET")).of(new PermissionDeniedException()))
        .isEqualTo(ProblemDetail.UNAUTHENTICATED);
    assertThat(refusals(post()).of(new PermissionDeniedException())).isEqualTo(ProblemDetail.CSRF);
  }

  @Test
  void what_the_container_put_around_an_exception_does_not_hide_it() {
    Exception inner = new MissingCsrfException();
    Refusals refusals = refusals(get());

    assertThat(refusals.of(new ServletException(inner))).isEqualTo(ProblemDetail.CSRF);
    assertThat(refusals.of(new EJBException(inner))).isEqualTo(ProblemDetail.CSRF);
    assertThat(refusals.of(new CompletionException(new ExecutionException(inner))))
        .isEqualTo(ProblemDetail.CSRF);
    assertThat(refusals.of(new IllegalStateException(inner)).status()).isEqualTo(500);
    assertThat(refusals.of(new EJBException("alone")).status()).isEqualTo(500);
    Throwable deep = inner;
    for (int i = 0; i < 10; i++) {
      deep = new CompletionException(deep);
    }
    assertThat(refusals.of(deep)).isEqualTo(ProblemDetail.CSRF);
    assertThat(refusals.of(new CompletionException(deep)).status()).isEqualTo(500);
  }

  private Refusals refusals(FakeRequest request) {
    return Injected.into(new Refusals(), session(request));
  }

  /** Asks for permissions. */
  public static class Asking {
    @RequiresPermission({"p1", "p2"})
    public void both() {}

    @RequiresPermission({})
    public void none() {}
  }

  @Test
  void a_bean_is_called_only_with_all_its_permissions() throws Exception {
    given = new Claims(Json.parseObject("{\"permissions\":[1,2,3]}").orElseThrow());
    assertThat(call("both")).isEqualTo("called");
    assertThatThrownBy(() -> call("none")).isInstanceOf(PermissionDeniedException.class);
    given = new Claims(Json.parseObject("{\"permissions\":[1]}").orElseThrow());
    assertThatThrownBy(() -> call("both")).isInstanceOf(PermissionDeniedException.class);
  }

  private Object call(String method) throws Exception {
    return Injected.into(new RequiresPermissionInterceptor(), session(get()))
        .check(
            Fake.of(
                InvocationContext.class,
                Map.of(
                    "getTarget",
                    new Asking(),
                    "getMethod",
                    Asking.class.getMethod(method),
                    "proceed",
                    "called")));
  }

  @Test
  void a_principal_shows_its_claims_as_Java_values() {
    Claims claims =
        new Claims(
            Json.parseObject(
                    "{\"sub\":\"ann\",\"n\":5,\"d\":1.5,\"yes\":true,\"no\":false,\"a\":[1],"
                        + "\"groups\":\"x\"}")
                .orElseThrow());
    SessionPrincipal principal = new SessionPrincipal(claims, Set.of("ADMIN"));

    assertThat(principal.getName()).isEqualTo("ann");
    assertThat(principal.getGroups()).containsExactly("ADMIN");
    assertThat(principal.getClaimNames()).contains("sub", "yes");
    assertThat(principal.<Object>getClaim("groups")).isEqualTo(Set.of("ADMIN"));
    assertThat(principal.<Object>getClaim("sub")).isEqualTo("ann");
    assertThat(principal.<Object>getClaim("n")).isEqualTo(5L);
    assertThat(principal.<Object>getClaim("d").toString()).isEqualTo("1.5");
    assertThat(principal.<Object>getClaim("yes")).isEqualTo(true);
    assertThat(principal.<Object>getClaim("no")).isEqualTo(false);
    assertThat(principal.<Object>getClaim("a").toString()).isEqualTo("[1]");
    assertThat(principal.<Object>getClaim("none")).isNull();
    assertThat(new SessionPrincipal(Claims.NONE, Set.of()).getName()).isEmpty();
  }

  @Test
  void only_what_lies_below_our_own_path_is_ours() {
    assertThat(serves("/api/auth", "/session")).isTrue();
    assertThat(serves("/api/auth/session", null)).isTrue();
    assertThat(serves("/api/auth", null)).isTrue();
    assertThat(serves("//api//auth/x", null)).isTrue();
    assertThat(serves("/api", "/authority")).isFalse();
    assertThat(serves("/api", null)).isFalse();
    assertThat(serves("/x/api/auth", null)).isFalse();
    assertThat(serves("", null)).isFalse();
  }

  private static boolean serves(String path, String rest) {
    return OwnEndpoints.serve(
        new FakeRequest("GET").with("getServletPath", path).with("getPathInfo", rest).request());
  }

  interface Above<T> {
    void put(T value);
  }

  interface Contract<T> extends Above<T> {
    @Override
    void put(T value);

    static void put(String value) {}
  }

  static class Base<V> {
    public void put(V value) {}

    public void put(V value, int more) {}

    public void put(Number value) {}

    public void other(String value) {}

    private void put(CharSequence value) {}
  }

  static class Middle<V> extends Base<V> {}

  static class Sub extends Middle<String> implements Contract<String> {
    @Override
    public void put(String value) {}
  }

  @Test
  void what_a_method_overrides_is_found_above_it_and_nothing_else() throws Exception {
    assertThat(Overridden.methods(Sub.class.getMethod("put", String.class)))
        .extracting(java.lang.reflect.Method::toString)
        .containsExactlyInAnyOrderElementsOf(
            List.of(
                Base.class.getMethod("put", Object.class).toString(),
                Contract.class.getMethod("put", Object.class).toString(),
                Above.class.getMethod("put", Object.class).toString()));
    assertThat(Arrays.stream(Base.class.getDeclaredMethods())).hasSizeGreaterThan(3);
    new Base<Object>().put((CharSequence) "");
  }

  private static JsonObject data() {
    return JsonValue.EMPTY_JSON_OBJECT;
  }
}
