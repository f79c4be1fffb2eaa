package org.gatehouse.callback;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.problem.ProblemCode;
import org.gatehouse.token.ClaimName;
import org.gatehouse.token.Claims;

/**
 * A claim that clients may ask to change by {@code update(data)}; a bean of the application, one
 * for each such claim. Members of the data without a bean are ignored (mission row A17).
 */
public interface UpdatableClaim {
  /** Claims that no client may ever name: they say who somebody is and what he may do. */
  Set<String> RESERVED =
      Stream.concat(
              ClaimName.reserved().stream(),
              Stream.of("id", "roles", "account", "__proto__", "constructor", "prototype"))
          .collect(Collectors.toUnmodifiableSet());

  /** Name of the claim, and of the member of the client's data. */
  String name();

  /**
   * The value to keep; empty removes the claim.
   *
   * @param sent by the client, untrusted
   * @param token the claims so far
   * @throws UpdateRefusedException to refuse the whole update
   */
  Optional<JsonValue> accept(JsonValue sent, Claims token);

  /**
   * A text without control characters.
   *
   * @param shortest code points after white space around it is gone
   * @param longest code points
   */
  static UpdatableClaim text(String name, int shortest, int longest) {
    return of(name, (sent, token) -> Optional.of(Text.checked(name, sent, shortest, longest)));
  }

  /** A value the server reads itself when asked to; what the client sent beside it is ignored. */
  static UpdatableClaim fromServer(String name, Function<Claims, Optional<JsonValue>> source) {
    return of(name, (sent, token) -> source.apply(token));
  }

  private static UpdatableClaim of(String name, Rule rule) {
    return new UpdatableClaim() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<JsonValue> accept(JsonValue sent, Claims token) {
        return rule.accept(sent, token);
      }
    };
  }

  /** What {@link #accept} does. */
  @FunctionalInterface
  interface Rule {
    Optional<JsonValue> accept(JsonValue sent, Claims token);
  }

  /** The check behind {@link #text}. */
  final class Text {
    private Text() {}

    private static JsonValue checked(String name, JsonValue sent, int shortest, int longest) {
      String text = sent instanceof JsonString string ? string.getString().strip() : null;
      boolean fits =
          text != null
              && text.codePointCount(0, text.length()) >= shortest
              && text.codePointCount(0, text.length()) <= longest
              && text.codePoints().noneMatch(Text::unprintable);
      if (!fits) {
        throw UpdateRefusedException.invalid(
            ProblemCode.INVALID_VALUE.wireName(),
            name
                + " must be a text of "
                + shortest
                + " to "
                + longest
                + " characters without control characters.");
      }
      return org.gatehouse.json.Json.PROVIDER.createValue(text);
    }

    private static boolean unprintable(int c) {
      int type = Character.getType(c);
      return type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.SURROGATE
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR;
    }
  }
}
