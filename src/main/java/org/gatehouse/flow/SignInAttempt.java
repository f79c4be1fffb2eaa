package org.gatehouse.flow;

import org.gatehouse.provider.oauth.Checks;

/**
 * A sign-in by a provider that is under way.
 *
 * @param provider the attempt is for this one alone
 * @param target where to go afterwards, as the redirect stage allowed it
 */
record SignInAttempt(String provider, Checks checks, String target) {}
