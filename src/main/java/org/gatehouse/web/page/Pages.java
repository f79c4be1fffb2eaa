package org.gatehouse.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.application.InlineStyle;
import org.gatehouse.application.Texts;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.provider.FormProvider;
import org.gatehouse.provider.Providers;
import org.gatehouse.web.Exchange;
import org.gatehouse.web.Replies;

/** Renders the built-in pages with the headers that keep them safe (security.md section 8). */
@RequestScoped
public class Pages {
  private static final InlineStyle STYLE = InlineStyle.read("/gatehouse/pages.css");
  private static final Map<String, Texts> TEXTS = Texts.inEveryLanguage("/gatehouse/messages");

  @Inject private Exchange exchange;
  @Inject private AuthConfig config;
  @Inject private Providers providers;
  @Inject private Language language;

  public Response signIn(Optional<String> error) {
    Texts texts = texts();
    String query = error.map(code -> "error=" + SignInMessages.known(code)).orElse("");
    var model =
        new SignInPage(
            frame("signin", query),
            exchange.csrfToken(),
            exchange.callbackUrl(),
            error.map(code -> SignInMessages.of(code, texts)).orElse(null),
            forms(),
            providers.visits().stream()
                .map(p -> new ProviderButton(p.name(), exchange.action("signin/" + p.id())))
                .toList());
    return page(200, SignInPageRenderer.of().execute(model));
  }

  private List<ProviderForm> forms() {
    List<ProviderForm> forms = new ArrayList<>();
    List<FormProvider> all = providers.forms();
    for (FormProvider form : all) {
      forms.add(
          new ProviderForm(
              exchange.action("callback/" + form.id()),
              all.size() > 1 ? form.name() : null,
              forms.isEmpty() ? "" : "-" + form.id()));
    }
    return forms;
  }

  public Response signOut() {
    var model =
        new SignOutPage(
            frame("signout", ""),
            exchange.action("signout"),
            exchange.csrfToken(),
            exchange.callbackUrl());
    return page(200, SignOutPageRenderer.of().execute(model));
  }

  public Response error(String code) {
    ErrorMessages message = ErrorMessages.of(code);
    String query = message.code() == null ? "" : "error=" + message.code();
    return message(
        message.status(),
        frame("error", query),
        message.heading(texts()),
        message.text(texts()),
        message.code());
  }

  public Response verifyRequest() {
    return message(
        200,
        frame("verify-request", ""),
        texts().get("verifyTitle"),
        texts().get("verifyText"),
        null);
  }

  private Response message(int status, PageFrame frame, String heading, String text, String code) {
    var model = new MessagePage(frame, heading, text, code, exchange.action("signin"));
    return page(status, MessagePageRenderer.of().execute(model));
  }

  private PageFrame frame(String action, String query) {
    Texts texts = texts();
    String other = "?lang=" + texts.get("otherLanguageCode");
    String more = query.isEmpty() ? "" : "&" + query;
    return new PageFrame(
        STYLE.text(),
        texts.language(),
        texts.words(),
        exchange.action(action) + other + more,
        exchange.home());
  }

  private Texts texts() {
    return TEXTS.get(language.code());
  }

  private Response page(int status, String html) {
    Response.ResponseBuilder response =
        Response.status(status)
            .type("text/html; charset=utf-8")
            .header("Content-Language", language.code())
            .header("Vary", "Accept-Language, Cookie")
            .entity(html);
    PageHeaders.of(STYLE.policyWithForms(providers.formTargets())).forEach(response::header);
    language.remember().ifPresent(cookie -> response.header("Set-Cookie", cookie.header()));
    return Replies.with(response, exchange.housekeeping());
  }
}
