package org.gatehouse.application;

import jakarta.servlet.http.HttpServletRequest;

/** The addresses under which people reach the application, injectable anywhere. */
public interface Addresses {
  /** The origin and the context root, without a slash at the end. */
  String home(HttpServletRequest request);

  /** The address of an action, such as {@code signin} or {@code callback/credentials}. */
  String action(HttpServletRequest request, String action);
}
