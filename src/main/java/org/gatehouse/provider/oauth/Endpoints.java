package org.gatehouse.provider.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where a provider is reached, from discovery and settings.
 *
 * @param issParameter whether the provider announces the {@code iss} parameter (RFC 9207)
 * @param algorithms names of the signature algorithms it announces; empty if it does not say
 */
record Endpoints(
    URI authorization,
    URI token,
    Optional<URI> userinfo,
    Optional<URI> jwks,
    Optional<URI> endSession,
    boolean issParameter,
    Set<String> algorithms) {}
