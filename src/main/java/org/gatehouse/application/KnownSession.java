package org.gatehouse.application;

import java.time.Instant;
import java.util.List;

/**
 * A session as its user sees it. All but the times is what a client or a provider said, bounded:
 * for people to recognise, not to decide by.
 *
 * @param id of the session in the list: a digest that opens nothing
 * @param signedIn when it began
 * @param lastUsed give or take {@code auth.sessions.touch}
 * @param expires when it ends at the latest, unless it is used
 * @param provider id of the provider of the sign-in; empty for a password
 * @param methods claim {@code amr} (RFC 8176), such as {@code pwd}
 * @param address as {@code auth.sessions.address} shortens it; empty if it is unknown
 * @param browser such as {@code Firefox 128}; empty if it is unknown
 * @param system such as {@code Windows 10}; empty if it is unknown
 * @param current whether it is the one of this request
 */
public record KnownSession(
    String id,
    Instant signedIn,
    Instant lastUsed,
    Instant expires,
    String provider,
    List<String> methods,
    String address,
    String browser,
    String system,
    boolean current) {}
