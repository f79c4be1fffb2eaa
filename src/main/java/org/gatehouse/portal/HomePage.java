package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import org.gatehouse.session.Session;

/** Model of the front page; {@code visitor} is null for nobody signed in. */
@JStache(path = "org/gatehouse/portal/home.mustache")
record HomePage(
    String style, String home, String signInOrOut, Visitor visitor, boolean development) {

  /** What the page shows of a session. */
  record Visitor(String name, String role, String json) {
    static Visitor of(Session session) {
      return new Visitor(
          session.userText("name").orElse("?"),
          session.userText("role").orElse("none"),
          session.toJson().toString());
    }
  }
}
