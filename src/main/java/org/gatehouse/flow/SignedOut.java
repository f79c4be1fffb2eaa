package org.gatehouse.flow;

import org.gatehouse.token.Claims;

/** CDI event: the session of these claims was ended by its user. */
public record SignedOut(Claims token) {}
