package org.gatehouse.config;

import java.time.Duration;
import java.util.Optional;

/** Lifetimes of a session. */
public record SessionConfig(
    Duration maxAge, Duration updateAge, Optional<Duration> absoluteMaxAge) {}
