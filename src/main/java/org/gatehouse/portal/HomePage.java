package org.gatehouse.portal;

import io.jstach.jstache.JStache;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.util.Map;
import org.gatehouse.json.Json;
import org.gatehouse.session.Session;

/** Model of the front page; {@code visitor} is null for nobody signed in. */
@JStache(path = "org/gatehouse/portal/home.mustache")
record HomePage(
    String style, String home, String signInOrOut, Visitor visitor, boolean development) {

  /** What the page shows of a session. */
  record Visitor(String name, String role, String json) {
    private static final JsonWriterFactory PRETTY =
        Json.PROVIDER.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    static Visitor of(Session session) {
      return new Visitor(
          session.userText("name").orElse("?"),
          session.userText("role").orElse("none"),
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
}
