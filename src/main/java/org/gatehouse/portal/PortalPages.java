package org.gatehouse.portal;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.application.Addresses;
import org.gatehouse.application.Deployment;
import org.gatehouse.application.InlineStyle;
import org.gatehouse.application.PageAnswer;
import org.gatehouse.application.Picture;
import org.gatehouse.application.Texts;
import org.gatehouse.session.Session;

/** The frame of the portal's pages, and the headers they go out with. */
@RequestScoped
class PortalPages {
  private static final InlineStyle STYLE =
      InlineStyle.read("/gatehouse/pages.css", "/org/gatehouse/portal/shell.css");

  private static final Set<String> ADMINISTRATORS = Set.of(Office.ADMIN, Office.PLATFORM);

  @Inject private Addresses url;
  @Inject private Deployment config;
  @Inject private PageAnswer answer;

  Texts texts() {
    return PortalTexts.in(answer.language());
  }

  /**
   * @param path of this page below the context root, with its query if it needs one
   */
  PortalFrame frame(HttpServletRequest request, String path, Optional<Session> session) {
    Texts texts = texts();
    String home = url.home(request);
    List<PortalFrame.Link> links = new ArrayList<>();
    links.add(link(home, "/", "navHome", path));
    if (session.isPresent()) {
      links.add(link(home, "/account", "navAccount", path));
      links.add(link(home, "/invitations", "navInvitations", path));
    }
    if (session.flatMap(s -> s.userText("role")).filter(ADMINISTRATORS::contains).isPresent()) {
      links.add(link(home, "/admin", "navAdmin", path));
    }
    if (config.development()) {
      links.add(link(home, "/trace", "navTrace", path));
    }
    String action = session.isPresent() ? "signout" : "signin";
    String word = texts.get(session.isPresent() ? "signOut" : "signIn");
    links.add(new PortalFrame.Link(url.action(request, action), word, false));
    return new PortalFrame(
        STYLE.text(),
        texts.language(),
        texts.words(),
        PortalTexts.json(texts),
        home + path + (path.contains("?") ? "&lang=" : "?lang=") + texts.get("otherLanguageCode"),
        home,
        links);
  }

  void write(HttpServletResponse response, String html, PageAnswer.Need... needs)
      throws IOException {
    answer.write(response, STYLE, html, Set.of(needs));
  }

  /** The picture of who is signed in, if his provider told one that pages may show. */
  Optional<Picture> picture(Session session) {
    return session.userText("image").flatMap(answer::picture);
  }

  /** As above, with the picture that the page shows. */
  void write(
      HttpServletResponse response,
      String html,
      Optional<Picture> picture,
      PageAnswer.Need... needs)
      throws IOException {
    if (picture.isPresent()) {
      answer.write(response, STYLE, html, Set.of(needs), picture.get());
    } else {
      write(response, html, needs);
    }
  }

  /** After a form: a page that may be loaded again without sending it twice. */
  void seeOther(HttpServletRequest request, HttpServletResponse response, String page) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", url.home(request) + page);
    response.setHeader("Cache-Control", "no-store");
  }

  private PortalFrame.Link link(String home, String href, String key, String current) {
    return new PortalFrame.Link(home + href, texts().get(key), href.equals(current));
  }
}
