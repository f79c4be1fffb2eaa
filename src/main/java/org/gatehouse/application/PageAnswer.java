package org.gatehouse.application;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/** Writes a page with the headers that keep it safe, injectable anywhere. */
public interface PageAnswer {
  /** What a page needs beside its style and forms to ourselves. */
  enum Need {
    /** It loads modules of this origin, which call it. */
    MODULES,
    /** Its forms lead to the providers. */
    PROVIDERS
  }

  /** The visitor's language: the code of one of {@link Texts#LANGUAGES}. */
  String language();

  void write(HttpServletResponse response, InlineStyle style, String html, Set<Need> needs)
      throws IOException;
}
