package org.gatehouse.application;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
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

  /** The picture at this address, if it is of an origin in {@code auth.pages.picture-origins}. */
  Optional<Picture> picture(String address);

  void write(HttpServletResponse response, InlineStyle style, String html, Set<Need> needs)
      throws IOException;

  /** As above, with one picture in the page. */
  void write(
      HttpServletResponse response,
      InlineStyle style,
      String html,
      Set<Need> needs,
      Picture picture)
      throws IOException;
}
