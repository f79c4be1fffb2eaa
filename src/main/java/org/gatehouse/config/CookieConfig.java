package org.gatehouse.config;

import java.util.Optional;

/** Names and attributes of the three cookies, resolved for this deployment (wire.md 8, 12). */
public record CookieConfig(
    String sessionName,
    String csrfName,
    String callbackUrlName,
    Optional<String> domain,
    Optional<String> path,
    String sameSite,
    int maxChunks,
    boolean secure) {}
