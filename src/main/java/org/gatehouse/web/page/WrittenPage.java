package org.gatehouse.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.gatehouse.application.InlineStyle;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.provider.Providers;

/** Pages of the application, with the policy of ours. */
@RequestScoped
class WrittenPage implements PageAnswer {
  private static final String MODULES = "; script-src 'self'; connect-src 'self'";

  @Inject private Language language;
  @Inject private Providers providers;

  @Override
  public String language() {
    return language.code();
  }

  @Override
  public void write(HttpServletResponse response, InlineStyle style, String html, Set<Need> needs)
      throws IOException {
    String policy =
        style.policyWithForms(needs.contains(Need.PROVIDERS) ? providers.formTargets() : Set.of());
    response.setContentType("text/html; charset=utf-8");
    PageHeaders.of(needs.contains(Need.MODULES) ? policy + MODULES : policy)
        .forEach(response::setHeader);
    response.setHeader("Content-Language", language.code());
    language.remember().ifPresent(cookie -> response.addHeader("Set-Cookie", cookie.header()));
    response.getWriter().write(html);
  }
}
