package org.gatehouse.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.application.Texts;

/**
 * How the form that led to a page went; at most one of the two is not empty.
 *
 * @param good what was done
 * @param bad why nothing was done
 */
record Outcome(String good, String bad) {
  static final Outcome NONE = new Outcome("", "");
  private static final String PARAMETER = "said";
  private static final Set<String> WORDS =
      Set.of(
          "saved",
          "switched",
          "startChosen",
          "unlinked",
          "changed",
          "created",
          "removed",
          "invited",
          "withdrawn",
          "accepted",
          "declined",
          "ended",
          "endedOthers",
          "endedAll");

  /** What the redirect after a form says; words of the query are never shown. */
  static Outcome of(HttpServletRequest request, Texts texts) {
    return Optional.ofNullable(request.getParameter(PARAMETER))
        .filter(WORDS::contains)
        .map(word -> new Outcome(texts.get(word), ""))
        .orElse(NONE);
  }

  /** {@code otherwise} is said where the portal has no words for the code. */
  static Outcome refused(Texts texts, String code, String otherwise) {
    String why = PortalTexts.refusal(texts, code, otherwise);
    return new Outcome("", texts.get("failed") + ": " + why);
  }

  boolean fine() {
    return !good.isEmpty();
  }

  boolean failed() {
    return !bad.isEmpty();
  }

  /** The query that leads to this outcome. */
  static String query(String word) {
    return PARAMETER + "=" + word;
  }
}
