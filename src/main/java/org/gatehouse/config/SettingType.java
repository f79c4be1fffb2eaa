package org.gatehouse.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a value of a setting looks like.
 *
 * @param minimum of a number
 * @param maximum of a number
 * @param words of a choice, the default first
 */
public record SettingType(Kind kind, long minimum, long maximum, List<String> words) {
  /** The forms a value may have. */
  public enum Kind {
    TEXT("text"),
    SECRET("secret"),
    PERSONAL("text"),
    ADDRESS("address"),
    PATH("path"),
    MEMBER("name, or names joined by dots"),
    LIST("list, separated by commas"),
    FLAG("`true` or `false`"),
    CHOICE("word"),
    NUMBER("number"),
    SECONDS("seconds");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  private static final String MEMBER_NAME = "[A-Za-z0-9_-]{1,64}";

  private static final Pattern MEMBER_PATH =
      Pattern.compile(MEMBER_NAME + "(\\." + MEMBER_NAME + "){0,4}");

  static final SettingType TEXT = of(Kind.TEXT);
  static final SettingType SECRET = of(Kind.SECRET);

  /** Text that names a person. */
  static final SettingType PERSONAL = of(Kind.PERSONAL);

  static final SettingType ADDRESS = of(Kind.ADDRESS);
  static final SettingType PATH = of(Kind.PATH);

  /** Where something lies in a JSON object. */
  static final SettingType MEMBER = of(Kind.MEMBER);

  static final SettingType LIST = of(Kind.LIST);
  static final SettingType FLAG = of(Kind.FLAG);

  public SettingType {
    words = List.copyOf(words);
  }

  static SettingType words(String... words) {
    return new SettingType(Kind.CHOICE, 0, 0, List.of(words));
  }

  static SettingType number(long minimum, long maximum) {
    return new SettingType(Kind.NUMBER, minimum, maximum, List.of());
  }

  static SettingType seconds(long minimum, long maximum) {
    return new SettingType(Kind.SECONDS, minimum, maximum, List.of());
  }

  private static SettingType of(Kind kind) {
    return new SettingType(kind, 0, 0, List.of());
  }

  /** As the reference page says it. */
  public String description() {
    return switch (kind) {
      case CHOICE -> "`" + String.join("` or `", words) + "`";
      case NUMBER, SECONDS -> kind.description + ", " + minimum + " to " + maximum;
      default -> kind.description;
    };
  }

  /** Whether logs and pages may show a value. */
  public boolean shown() {
    return kind != Kind.SECRET && kind != Kind.PERSONAL;
  }

  /** A length of time as seconds; anything else as it is. */
  String plain(String value) {
    return kind == Kind.SECONDS ? Seconds.plain(value) : value;
  }

  /** What is wrong with a value, as cause and fix; empty if nothing is. */
  Optional<Fault> check(String value) {
    return switch (kind) {
      case FLAG ->
          value.matches("(?i)true|false")
              ? Optional.empty()
              : fault("is neither true nor false", "to true or false");
      case CHOICE ->
          words.stream().anyMatch(value::equalsIgnoreCase)
              ? Optional.empty()
              : fault("is not a known word", "to one of " + String.join(", ", words));
      case SECONDS ->
          inRange(value)
              ? Optional.empty()
              : fault(
                  "is no length of time in range",
                  "to seconds from " + minimum + " to " + maximum + ", or to such as 8h or PT8H");
      case NUMBER ->
          inRange(value)
              ? Optional.empty()
              : fault(
                  "is not a whole number in range",
                  "to a number from " + minimum + " to " + maximum);
      case PATH ->
          value.matches("/([^/\\\\\\s].*)?")
              ? Optional.empty()
              : fault("is not a path of this application", "to a path such as /login");
      case MEMBER ->
          MEMBER_PATH.matcher(value).matches()
              ? Optional.empty()
              : fault(
                  "names no member of an answer",
                  "to a name, or to five at the most such as data.user.id");
      default -> Optional.empty();
    };
  }

  /** Cause and fix, as they go into a problem. */
  record Fault(String cause, String fix) {}

  private static Optional<Fault> fault(String cause, String fix) {
    return Optional.of(new Fault(cause, fix));
  }

  private boolean inRange(String value) {
    try {
      long number = Long.parseLong(value);
      return number >= minimum && number <= maximum;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
