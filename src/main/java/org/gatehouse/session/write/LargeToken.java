package org.gatehouse.session.write;

import java.util.Map;

/**
 * CDI event: the sealed token of a session grew past {@link
 * org.gatehouse.cookie.TokenBudget#WARNING} (mission row A20).
 *
 * @param bytes of the sealed token
 * @param claims bytes by claim, the largest first; names only, no values
 */
public record LargeToken(int bytes, Map<String, Integer> claims) {}
