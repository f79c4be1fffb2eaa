package org.gatehouse.provider;

import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * Starts by sending the browser away and finishes when it comes back with proof: OAuth, OpenID
 * Connect. What must be remembered meanwhile lies in sealed cookies.
 */
public non-sealed interface VisitProvider extends Provider {
  /**
   * @param back the address of our callback
   * @param asked query parameters of the request, untrusted
   */
  Departure start(URI back, Map<String, String> asked) throws ProofFailedException;

  /**
   * @param parameters those the callback carries exactly once, untrusted
   * @param checks of the departure
   */
  Proven finish(Map<String, String> parameters, Checks checks, URI back)
      throws ProofFailedException;

  /** Whether the browser posts the proof from the provider's page instead of following a link. */
  default boolean comesBackByForm() {
    return false;
  }

  /** Origins to which a form that starts a visit, or ends the session there, is redirected. */
  Set<String> formTargets();
}
