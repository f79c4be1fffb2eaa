package org.gatehouse.portal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.application.KnownSession;
import org.gatehouse.application.Texts;

/**
 * A session as a page lists it.
 *
 * @param device browser and system in words
 * @param how it began, in words; may be empty
 * @param address may be empty
 */
record SessionEntry(
    String id,
    String device,
    Moment began,
    Moment used,
    String how,
    String address,
    boolean current) {

  /** A time for machines, and for people in UTC. */
  record Moment(String machine, String text) {
    static Moment of(Instant time, Locale locale) {
      Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
      return new Moment(
          minute.toString(),
          DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", locale)
                  .withZone(ZoneOffset.UTC)
                  .format(minute)
              + " UTC");
    }
  }

  static List<SessionEntry> all(List<KnownSession> sessions, Texts texts) {
    Locale locale = Locale.forLanguageTag(texts.language());
    return sessions.stream()
        .map(
            session ->
                new SessionEntry(
                    session.id(),
                    device(session, texts),
                    Moment.of(session.signedIn(), locale),
                    Moment.of(session.lastUsed(), locale),
                    how(session, texts),
                    session.address(),
                    session.current()))
        .toList();
  }

  boolean told() {
    return !how.isEmpty();
  }

  boolean placed() {
    return !address.isEmpty();
  }

  private static String device(KnownSession session, Texts texts) {
    String known =
        Stream.of(session.browser(), session.system())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(", "));
    return known.isEmpty() ? texts.get("unknownBrowser") : known;
  }

  private static String how(KnownSession session, Texts texts) {
    if (!session.provider().isEmpty()) {
      return texts.get("byProvider") + " " + session.provider();
    }
    return session.methods().contains("pwd") ? texts.get("byPassword") : "";
  }
}
