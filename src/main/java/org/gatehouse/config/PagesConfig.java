package org.gatehouse.config;

import java.util.Optional;

/**
 * Pages of the application that replace the built-in ones; each is a path such as {@code /login}.
 */
public record PagesConfig(
    Optional<String> signIn,
    Optional<String> signOut,
    Optional<String> error,
    Optional<String> verifyRequest,
    Optional<String> newUser) {}
