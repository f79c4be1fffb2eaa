package org.gatehouse.session;

/**
 * What a form of the application proves its origin with: the page writes it into a hidden field
 * named {@code csrfToken}, and a POST of the form is accepted as one with the header {@code
 * X-CSRF-Token} is.
 */
public interface FormToken {
  /** 64 hex digits; the first call for a browser without the CSRF cookie also sets that. */
  String value();
}
