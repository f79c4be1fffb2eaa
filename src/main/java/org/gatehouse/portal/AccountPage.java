package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gatehouse.application.Picture;
import org.gatehouse.application.SignInWays;
import org.gatehouse.session.Session;

/**
 * Model of the account page.
 *
 * @param csrfToken for its forms
 * @param proof what to ask for before accounts may be linked and unlinked; null if nothing
 */
@JStache(path = "org/gatehouse/portal/account.mustache")
record AccountPage(
    PortalFrame frame,
    Outcome outcome,
    String csrfToken,
    Face face,
    String firstName,
    String lastName,
    List<Choice> tenants,
    List<DefaultTenants.Choice> starts,
    List<SignInWays.Linked> accounts,
    List<Linkable> links,
    Proof proof,
    List<SessionEntry> sessions,
    List<Fact> facts) {

  /**
   * How somebody looks.
   *
   * @param picture its address; null where there is none to show
   * @param initials what is shown then
   */
  record Face(String name, String picture, String initials) {
    static Face of(Session session, Optional<Picture> picture) {
      String name = session.userText("name").orElse("?");
      String initials =
          Pattern.compile("\\s+")
              .splitAsStream(name)
              .filter(word -> !word.isEmpty())
              .limit(2)
              .map(word -> Character.toString(word.codePointAt(0)))
              .collect(Collectors.joining());
      return new Face(name, picture.map(Picture::address).orElse(null), initials);
    }
  }

  /** A tenant to choose. */
  record Choice(String id, String name, boolean current) {}

  /** A provider that may be linked. */
  record Linkable(String name, String action) {}

  /**
   * How somebody proves again who he is.
   *
   * @param action where the password goes
   * @param username null for somebody without a password
   * @param visits linked providers that prove him too
   */
  record Proof(String action, String username, List<Linkable> visits) {}

  /** A member of {@code session.user}. */
  record Fact(String name, String value) {}

  /** Where the forms of the sessions go. */
  String action() {
    return frame.home() + "/account";
  }

  boolean withOthers() {
    return sessions.size() > 1;
  }

  boolean fresh() {
    return proof == null;
  }

  boolean withTenants() {
    return tenants.size() > 1;
  }
}
