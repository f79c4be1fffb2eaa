package org.gatehouse.callback;

/** Decides where redirects may go; a bean of the application. */
@FunctionalInterface
public interface RedirectCallback {
  /** An http(s) URL; anything else, or an exception, leads to the base URL. */
  String redirect(RedirectContext context);
}
