package org.gatehouse.provider.oauth;

import java.util.Optional;

/**
 * What a provider says of a person, in our words.
 *
 * @param id the provider's own, stable id of the account
 * @param emailVerified whether the provider says that it verified the address
 */
public record Profile(
    String id,
    Optional<String> name,
    Optional<String> email,
    boolean emailVerified,
    Optional<String> image,
    Optional<String> firstName,
    Optional<String> lastName) {}
