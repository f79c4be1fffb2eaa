package org.gatehouse.portal;

import java.util.Map;
import org.gatehouse.web.Texts;

/** The portal's wording. */
final class PortalTexts {
  private static final String BUNDLE = "/org/gatehouse/portal/portal";
  private static final Texts ENGLISH = Texts.read(BUNDLE, "en");
  private static final Map<String, Texts> ALL =
      Map.of("en", ENGLISH, "es", Texts.read(BUNDLE, "es"));

  private PortalTexts() {}

  static Texts in(String language) {
    return ALL.getOrDefault(language, ENGLISH);
  }

  /** Why something was refused, for people; {@code otherwise} if the portal has no words for it. */
  static String refusal(Texts texts, String code, String otherwise) {
    return texts.words().getOrDefault("refused" + code, otherwise);
  }
}
