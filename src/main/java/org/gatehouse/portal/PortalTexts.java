package org.gatehouse.portal;

import jakarta.json.JsonObjectBuilder;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.application.Texts;
import org.gatehouse.json.Json;

/** The portal's wording. */
final class PortalTexts {
  private static final Map<String, Texts> ALL =
      Texts.inEveryLanguage("/org/gatehouse/portal/portal");

  private static final Map<String, String> JSON =
      ALL.values().stream()
          .collect(Collectors.toUnmodifiableMap(Texts::language, PortalTexts::words));

  private PortalTexts() {}

  static Texts in(String language) {
    return ALL.get(language);
  }

  /** The words again, for scripts. */
  static String json(Texts texts) {
    return JSON.get(texts.language());
  }

  private static String words(Texts texts) {
    JsonObjectBuilder words = Json.PROVIDER.createObjectBuilder();
    texts.words().forEach(words::add);
    return words.build().toString();
  }

  /** Why something was refused, for people; {@code otherwise} if the portal has no words for it. */
  static String refusal(Texts texts, String code, String otherwise) {
    return texts.words().getOrDefault("refused" + code, otherwise);
  }
}
