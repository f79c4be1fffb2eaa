package org.gatehouse.config;

/** When the container itself (servlet, EJB, Jakarta Security) is told who is calling. */
public enum ContainerLogin {
  /** Only for requests whose target needs it: see {@code ContainerIdentity}. */
  ON_DEMAND,
  /** For every request that carries a valid session cookie. */
  ALWAYS
}
