package org.gatehouse.cookie;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.config.Flavour;

/**
 * The cookies of one request, read as Auth.js reads them (wire.md 2): the first of equal names
 * wins, values are percent-decoded, a broken escape leaves the value as it came.
 */
public final class CookieHeader {
  private static final int LONGEST = 65_536;

  private final Map<String, String> values = new LinkedHashMap<>();

  private CookieHeader() {}

  /**
   * @param header the Cookie header, or null; several are joined by {@code "; "} before
   */
  public static CookieHeader parse(String header, Flavour flavour) {
    CookieHeader cookies = new CookieHeader();
    if (header == null || header.length() > LONGEST) {
      return cookies;
    }
    int start = 0;
    while (start < header.length()) {
      int end = header.indexOf(';', start);
      end = end < 0 ? header.length() : end;
      int equals = header.indexOf('=', start);
      if (equals >= start && equals < end) {
        String name = header.substring(start, equals).trim();
        String value = header.substring(equals + 1, end).trim();
        cookies.values.putIfAbsent(name, decode(flavour.isV4() ? unquote(value) : value));
      }
      start = end + 1;
    }
    return cookies;
  }

  /** Names in the order of the header. */
  public Set<String> names() {
    return Collections.unmodifiableSet(values.keySet());
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A cookie that is there and has a value. */
  Optional<String> filled(String name) {
    return value(name).filter(value -> !value.isEmpty());
  }

  private static String unquote(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static String decode(String value) {
    if (value.indexOf('%') < 0) {
      return value;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        int high = i + 2 < value.length() ? Character.digit(value.charAt(i + 1), 16) : -1;
        int low = i + 2 < value.length() ? Character.digit(value.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return value;
        }
        bytes.write(high << 4 | low);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return value;
    }
  }
}
