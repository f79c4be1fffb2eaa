package org.gatehouse.flow;

import org.gatehouse.cookie.SessionCookie;
import org.gatehouse.token.DecodeResult;

/** The session cookie of a request after opening: what came out, and which cookies it was in. */
public record OpenedCookie(DecodeResult result, SessionCookie.Found found) {}
