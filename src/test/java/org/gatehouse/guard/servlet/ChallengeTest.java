package org.gatehouse.guard.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.harness.Fake;
import org.gatehouse.harness.FakeRequest;
import org.gatehouse.harness.Injected;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.token.TestConfig;
import org.junit.jupiter.api.Test;

/** Who is sent to sign in, and who gets a problem. */
class ChallengeTest {
  private final AuthConfig config =
      TestConfig.development(
          "auth.secret",
          "guard-secret-7Yt3Rw9Qz1Xc5Vb8Nm2Kp",
          "auth.url",
          "https://example.org/app");
  private final Challenge challenge =
      Injected.into(
          new Challenge(),
          new PublicUrl(config, Fake.of(ServletContext.class, Map.of("getContextPath", "/app"))),
          new SecurityHeaders(config));
  private final Map<String, Object> answer = new HashMap<>();
  private final StringWriter body = new StringWriter();
  private String redirected;

  private final HttpServletResponse response =
      Fake.of(
          HttpServletResponse.class,
          Map.of(
              "setHeader", function(a -> answer.put((String) a[0], a[1])),
              "setIntHeader", function(a -> answer.put((String) a[0], a[1])),
              "setStatus", function(a -> answer.put("status", a[0])),
              "setContentType", function(a -> answer.put("type", a[0])),
              "setCharacterEncoding", function(a -> answer.put("encoding", a[0])),
              "getWriter", function(a -> new PrintWriter(body, true))));

  private final HttpMessageContext context =
      Fake.of(
          HttpMessageContext.class,
          Map.of(
              "redirect",
              function(
                  a -> {
                    redirected = (String) a[0];
                    return AuthenticationStatus.SEND_CONTINUE;
                  })));

  private static Function<Object[], Object> function(Function<Object[], Object> function) {
    return function;
  }

  private static FakeRequest page(String method) {
    return new FakeRequest(method)
        .header("Accept", "text/html,*/*")
        .with("getContextPath", "/app")
        .with("getRequestURI", "/app/page")
        .with("getQueryString", "a=b");
  }

  private AuthenticationStatus signInFirst(FakeRequest request) {
    return challenge.signInFirst(request.request(), response, context);
  }

  @Test
  void a_browser_is_sent_to_sign_in_and_comes_back() {
    assertThat(signInFirst(page("GET"))).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
    assertThat(redirected)
        .isEqualTo(
            "https://example.org/app/api/auth/signin?error=SessionRequired&callbackUrl="
                + "https%3A%2F%2Fexample.org%2Fapp%2Fpage%3Fa%3Db");
    assertThat(answer)
        .containsEntry("Cache-Control", "no-store")
        .containsKey("X-Content-Type-Options");
    signInFirst(page("POST").with("getQueryString", null));
    assertThat(redirected).endsWith("%2Fpage");
  }

  @Test
  void everybody_else_gets_a_problem_and_no_redirect() {
    for (FakeRequest request :
        java.util.List.of(
            page("GET").header("Accept", "application/json"),
            page("GET").header("Accept", null),
            page("DELETE"))) {
      answer.clear();
      assertThat(signInFirst(request)).isEqualTo(AuthenticationStatus.SEND_FAILURE);
      assertThat(answer)
          .containsEntry("status", 401)
          .containsEntry("WWW-Authenticate", "Session")
          .containsEntry("Cache-Control", "no-store")
          .containsEntry("type", "application/problem+json")
          .containsEntry("encoding", "UTF-8")
          .containsKey("X-Content-Type-Options");
      assertThat(request.attributes)
          .containsEntry(ProblemDetail.ATTRIBUTE, ProblemDetail.UNAUTHENTICATED);
    }
    assertThat(redirected).isNull();
    assertThat(body.toString()).contains("\"code\":\"Unauthenticated\"");
  }

  @Test
  void a_stale_form_of_a_person_is_sent_to_sign_in_and_that_of_a_script_is_refused() {
    challenge.staleForm(page("POST").request(), response);
    assertThat(answer)
        .containsEntry("status", 303)
        .containsEntry("Cache-Control", "no-store")
        .containsKey("X-Content-Type-Options");
    assertThat(answer.get("Location").toString()).contains("error=MissingCSRF&callbackUrl=");

    answer.clear();
    challenge.staleForm(page("PUT").request(), response);
    assertThat(answer)
        .containsEntry("status", 403)
        .doesNotContainKeys("Location", "WWW-Authenticate");
  }

  @Test
  void a_part_that_is_down_says_when_to_try_again_and_no_other_problem_does() {
    Challenge.Problems.write(response, ProblemDetail.FORBIDDEN);
    assertThat(answer).doesNotContainKey("Retry-After");

    Challenge.Problems.write(response, ProblemDetail.UNAVAILABLE);
    assertThat(answer).containsEntry("status", 503).containsEntry("Retry-After", 10);
  }
}
