package org.gatehouse.flow;

import org.gatehouse.session.Session;
import org.gatehouse.token.Claims;

/** CDI event: a session was read or updated; Auth.js's event {@code session}. */
public record SessionShown(Session session, Claims token) {}
