package org.gatehouse.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gatehouse.application.Texts;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.PublicUrl;
import org.gatehouse.cookie.LanguageCookie;
import org.gatehouse.cookie.RequestCookies;
import org.gatehouse.cookie.SetCookie;
import org.gatehouse.web.QueryParameter;

/** The language of a page: what the visitor chose, else what the browser asks for, else English. */
@RequestScoped
public class Language {
  private static final List<String> KNOWN = Texts.LANGUAGES;

  @Inject private HttpServletRequest request;
  @Inject private AuthConfig config;
  @Inject private PublicUrl url;

  /** ISO 639 code of a language there is. */
  public String code() {
    return chosen()
        .or(
            () ->
                cookie().read(RequestCookies.of(request, config.flavour())).filter(KNOWN::contains))
        .or(this::accepted)
        .orElse("en");
  }

  /** Remembers a choice that came with this request. */
  public Optional<SetCookie> remember() {
    return chosen().map(cookie()::write);
  }

  private Optional<String> chosen() {
    return Optional.ofNullable(QueryParameter.first(request, "lang")).filter(KNOWN::contains);
  }

  private Optional<String> accepted() {
    return request.getHeader("Accept-Language") == null
        ? Optional.empty()
        : Collections.list(request.getLocales()).stream()
            .map(Locale::getLanguage)
            .filter(KNOWN::contains)
            .findFirst();
  }

  private LanguageCookie cookie() {
    return new LanguageCookie(config.cookies(), url.cookiePath());
  }
}
