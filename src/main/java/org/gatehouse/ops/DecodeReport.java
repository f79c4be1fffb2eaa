package org.gatehouse.ops;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.gatehouse.config.Secrets.Named;
import org.gatehouse.cookie.TokenBudget;
import org.gatehouse.token.Claims;
import org.gatehouse.token.DecodeResult;

/** What {@link DecodeCommand} prints: the word of the result, what to do, or the claims. */
final class DecodeReport {
  private static final Map<String, String> HINTS =
      Map.ofEntries(
          Map.entry("absent", "There is no session cookie in the input."),
          Map.entry("not yet valid", "It was sealed in the future: compare the clocks."),
          Map.entry(
              "revoked",
              "It was sealed by a secret that auth.secret.revoked names: whoever has that secret"
                  + " may have made it."),
          Map.entry(
              "unknown key",
              "No secret here sealed it: it was rotated out, or comes from another server."),
          Map.entry("wrong cookie", "It was sealed for another cookie of ours."),
          Map.entry(
              "tampered",
              "The key is one of ours but the content was altered, or it was cut off when copied."),
          Map.entry("chunk missing", "One of the numbered cookies did not arrive."),
          Map.entry(
              "malformed",
              "This is no sealed token. With auth.session.strategy=database the cookie is opaque"
                  + " and the claims lie in the database."),
          Map.entry("unsupported", "Its algorithm or an extension is refused; not made by us."),
          Map.entry("invalid claims", "It opens, but has no exp, or a date that is no number."));

  private final Clock clock;

  DecodeReport(Clock clock) {
    this.clock = clock;
  }

  String text(Decoded decoded) {
    DecodeResult result = decoded.result();
    StringBuilder text = new StringBuilder();
    if (result instanceof DecodeResult.Expired expired) {
      return text.append("expired by ").append(words(expired.by())).append('\n').toString();
    }
    text.append(result.reason()).append('\n');
    if (result instanceof DecodeResult.Valid valid) {
      describe(text, decoded, valid);
    } else {
      text.append(HINTS.getOrDefault(result.reason(), "")).append('\n');
    }
    return text.toString();
  }

  private void describe(StringBuilder text, Decoded decoded, DecodeResult.Valid valid) {
    Claims claims = valid.content();
    Instant now = clock.instant();
    Instant expires = claims.instant("exp").orElseThrow();
    Named secret = decoded.secrets().get(valid.keyIndex());
    String place = (valid.keyIndex() + 1) + " of " + decoded.secrets().size();
    String sealing = valid.keyIndex() == 0 ? ", the one that seals" : ", an older one";
    line(text, "cookie", decoded.cookie() + (decoded.cookies() > 1 ? " in chunks" : ""));
    line(text, "secret", secret.setting() + ", " + secret.id() + ": " + place + sealing);
    claims.instant("auth_time").ifPresent(time -> line(text, "signed in", time.toString()));
    claims.instant("iat").ifPresent(time -> line(text, "sealed", time.toString()));
    line(text, "expires", expires + ", in " + words(Duration.between(now, expires)));
    line(text, "version", String.valueOf(claims.version()));
    line(text, "size", decoded.characters() + " characters, reported from " + TokenBudget.WARNING);
    text.append('\n').append(String.format(Locale.ROOT, "%5s  %s%n", "bytes", "claim"));
    TokenBudget.bytesByClaim(claims.toJson())
        .forEach(
            (name, bytes) ->
                text.append(
                    String.format(
                        Locale.ROOT, "%5d  %s = %s%n", bytes, name, claims.toJson().get(name))));
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append(line(name, value));
  }

  static String line(String name, String value) {
    return String.format(Locale.ROOT, "%-10s %s%n", name, value);
  }

  /** The two largest units. */
  private static String words(Duration duration) {
    Duration d = duration.isNegative() ? Duration.ZERO : duration;
    if (d.toDays() > 0) {
      return d.toDays() + " d " + d.toHoursPart() + " h";
    }
    if (d.toHours() > 0) {
      return d.toHours() + " h " + d.toMinutesPart() + " min";
    }
    return d.toMinutes() + " min " + d.toSecondsPart() + " s";
  }
}
