package org.gatehouse.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.application.InlineStyle;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.application.Picture;
import org.gatehouse.config.AuthConfig;
import org.gatehouse.config.Setting;
import org.gatehouse.provider.Providers;

/** Pages of the application, with the policy of ours. */
@RequestScoped
class WrittenPage implements PageAnswer {
  private static final String MODULES = "; script-src 'self'; connect-src 'self'";

  @Inject private Language language;
  @Inject private Providers providers;
  @Inject private AuthConfig config;

  @Override
  public String language() {
    return language.code();
  }

  @Override
  public Optional<Picture> picture(String address) {
    return Picture.of(address, config.settings().list(Setting.PAGE_PICTURE_ORIGINS));
  }

  @Override
  public void write(HttpServletResponse response, InlineStyle style, String html, Set<Need> needs)
      throws IOException {
    write(response, style, html, needs, "");
  }

  @Override
  public void write(
      HttpServletResponse response,
      InlineStyle style,
      String html,
      Set<Need> needs,
      Picture picture)
      throws IOException {
    write(response, style, html, needs, "; img-src " + picture.origin());
  }

  private void write(
      HttpServletResponse response, InlineStyle style, String html, Set<Need> needs, String images)
      throws IOException {
    String policy =
        style.policyWithForms(needs.contains(Need.PROVIDERS) ? providers.formTargets() : Set.of())
            + images;
    response.setContentType("text/html; charset=utf-8");
    PageHeaders.of(needs.contains(Need.MODULES) ? policy + MODULES : policy)
        .forEach(response::setHeader);
    response.setHeader("Content-Language", language.code());
    language.remember().ifPresent(cookie -> response.addHeader("Set-Cookie", cookie.header()));
    response.getWriter().write(html);
  }
}
