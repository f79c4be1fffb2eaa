package org.gatehouse.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.flow.FreshProof;
import org.gatehouse.flow.SignInError;
import org.gatehouse.flow.SignInResult;
import org.gatehouse.json.Json;
import org.gatehouse.problem.ProblemCode;
import org.gatehouse.problem.ProblemDetail;
import org.gatehouse.web.page.Pages;

/** How a sign-in is answered, whatever proved who it was (wire.md 4, 5). */
@RequestScoped
public class SignInAnswers {
  /** Seconds. */
  private static final String RETRY_AFTER = "5";

  @Inject private Exchange exchange;
  @Inject private Replies replies;
  @Inject private Pages pages;
  @Inject private AuthConfig config;

  /**
   * @param target where to go after a sign-in
   * @param more cookies to send in any case
   */
  Response answer(SignInResult result, String target, List<SetCookie> more) {
    List<SetCookie> cookies = new ArrayList<>(more);
    if (result instanceof SignInResult.SignedIn signedIn) {
      cookies.addAll(exchange.housekeepingAfterSignIn());
      cookies.addAll(signedIn.cookies());
      return replies.redirect(signedIn.created() ? newUser(target) : target, cookies);
    }
    if (result instanceof SignInResult.SentElsewhere elsewhere) {
      cookies.addAll(exchange.housekeeping());
      String url = elsewhere.url();
      return replies.redirect(config.flavour().isV4() ? url : exchange.resolve(url), cookies);
    }
    Response refusal = refused((SignInResult.Refused) result);
    more.forEach(cookie -> refusal.getHeaders().add("Set-Cookie", cookie.header()));
    return refusal;
  }

  private String newUser(String target) {
    return config
        .pages()
        .newUser()
        .map(page -> Replies.withQuery(exchange.origin() + page, Map.of("callbackUrl", target)))
        .orElse(target);
  }

  private Response refused(SignInResult.Refused refused) {
    SignInError error = refused.error();
    if (error == SignInError.UNAVAILABLE) {
      Response answer = exchange.wantsJson() ? unavailable() : pages.error(error.wireName());
      answer.getHeaders().putSingle("Retry-After", RETRY_AFTER);
      return answer;
    }
    Map<String, String> query = new LinkedHashMap<>();
    query.put("error", wireName(error));
    if (config.flavour().isV4()) {
      if (error == SignInError.CREDENTIALS_SIGNIN) {
        refused.provider().ifPresent(id -> query.put("provider", id));
      }
      return replies.failure(
          replies.page("error"), query, error == SignInError.ACCESS_DENIED ? 403 : 401);
    }
    refused.code().ifPresent(code -> query.put("code", code));
    return replies.failure(replies.page(onSignInPage(error) ? "signin" : "error"), query, 0);
  }

  private String wireName(SignInError error) {
    boolean renamed = config.flavour().isV4() && error == SignInError.OAUTH_CALLBACK_ERROR;
    return renamed ? "Callback" : error.wireName();
  }

  private static boolean onSignInPage(SignInError error) {
    return switch (error) {
      case CREDENTIALS_SIGNIN, OAUTH_ACCOUNT_NOT_LINKED, OAUTH_CALLBACK_ERROR -> true;
      default -> false;
    };
  }

  /** Only who proved of late who he is may do this: to sign in again is the way on. */
  Response notFresh() {
    String url =
        Replies.withQuery(
            replies.page("signin"),
            new TreeMap<>(
                    Map.of("error", FreshProof.REQUIRED, "callbackUrl", exchange.callbackUrl()))
                .descendingMap());
    return exchange.wantsJson()
        ? problem(ProblemDetail.of(ProblemCode.FRESH_SIGN_IN_REQUIRED), url)
        : replies.redirect(url, exchange.housekeeping());
  }

  private Response unavailable() {
    return problem(
        ProblemDetail.UNAVAILABLE,
        Replies.withQuery(replies.page("signin"), Map.of("error", "Unavailable")));
  }

  /** A problem with the member {@code url} that the browser clients read. */
  private static Response problem(ProblemDetail problem, String url) {
    var body = Json.PROVIDER.createObjectBuilder(problem.toJson()).add("url", url).build();
    return Response.status(problem.status())
        .type(ProblemDetail.MEDIA_TYPE)
        .header("Cache-Control", "no-store")
        .entity(body.toString())
        .build();
  }
}
