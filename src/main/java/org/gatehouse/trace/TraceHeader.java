package org.gatehouse.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import org.gatehouse.json.Json;

/**
 * In development, a request with the header {@value #NAME} gets its trace back in a header of the
 * same name, as JSON in ASCII: why and by whom the session was asked for, how the cookie opened,
 * which steps ran and for which of the reasons (their place in the list), their microseconds, the
 * names of the claims they changed, and the bytes by claim of what was sealed (mission rows A21,
 * C01).
 */
@ApplicationScoped
public class TraceHeader {
  public static final String NAME = "X-Auth-Trace";
  private static final int LONGEST = 6000;

  @Inject private Tracing tracing;
  @Inject private Trace trace;

  /**
   * @param asked the request's header, or null
   */
  public Optional<String> answer(String asked) {
    if (asked == null || !tracing.on()) {
      return Optional.empty();
    }
    String whole = ascii(json(trace, true));
    return Optional.of(whole.length() > LONGEST ? ascii(json(trace, false)) : whole);
  }

  private static JsonObject json(Trace trace, boolean sizes) {
    JsonObjectBuilder members = Json.PROVIDER.createObjectBuilder();
    trace.opened().ifPresent(reason -> members.add("opened", reason));
    members.add("reasons", reasons(trace));
    JsonArrayBuilder steps = Json.PROVIDER.createArrayBuilder();
    for (Trace.Step step : trace.steps()) {
      JsonObjectBuilder ran =
          Json.PROVIDER
              .createObjectBuilder()
              .add("stage", step.stage())
              .add("step", step.name())
              .add("micros", step.nanos() / 1000)
              .add("changed", Json.texts(step.changed()));
      step.reason().ifPresent(reason -> ran.add("reason", trace.reasons().indexOf(reason)));
      steps.add(ran);
    }
    members.add("steps", steps);
    trace
        .sealed()
        .ifPresent(
            token -> {
              members.add("characters", token.characters());
              members.add("expires", token.expires().toString());
              JsonObjectBuilder bytes = Json.PROVIDER.createObjectBuilder();
              token.claims().forEach(bytes::add);
              if (sizes) {
                members.add("bytes", bytes);
              }
            });
    return members.build();
  }

  private static JsonArrayBuilder reasons(Trace trace) {
    JsonArrayBuilder reasons = Json.PROVIDER.createArrayBuilder();
    for (Trace.Reason reason : trace.reasons()) {
      reasons.add(
          Json.PROVIDER
              .createObjectBuilder()
              .add("why", reason.kind().word())
              .add("what", reason.what())
              .add("who", reason.who()));
    }
    return reasons;
  }

  private static String ascii(JsonObject json) {
    StringBuilder text = new StringBuilder();
    json.toString()
        .chars()
        .forEach(
            c -> {
              if (c < 0x20 || c > 0x7E) {
                text.append(String.format("\\u%04x", c));
              } else {
                text.append((char) c);
              }
            });
    return text.toString();
  }
}
