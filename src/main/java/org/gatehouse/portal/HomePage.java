package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.gatehouse.application.Texts;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;

/** Model of the front page; {@code visitor} is null for nobody signed in. */
@JStache(path = "org/gatehouse/portal/home.mustache")
record HomePage(
    PortalFrame frame, String signIn, Visitor visitor, List<Door> doors, boolean development) {

  /** What the page shows of a session. */
  record Visitor(String name, String role, String tenant, String permissions, String json) {
    private static final JsonWriterFactory PRETTY =
        Json.PROVIDER.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    static Visitor of(Session session, Texts texts) {
      String none = texts.get("none");
      List<String> permissions = HomePage.permissions(session);
      return new Visitor(
          session.userText("name").orElse("?"),
          session.userText("role").orElse(none),
          session.userText("tenantId").orElse(none),
          permissions.isEmpty() ? none : String.join(", ", permissions),
          pretty(session.toJson()));
    }

    private static String pretty(JsonObject json) {
      StringWriter text = new StringWriter();
      try (JsonWriter writer = PRETTY.createWriter(text)) {
        writer.write(json);
      }
      return text.toString().strip();
    }
  }

  static List<String> permissions(Session session) {
    return session.user().get("permissions") instanceof JsonArray names
        ? names.getValuesAs(JsonString::getString)
        : List.of();
  }
}
