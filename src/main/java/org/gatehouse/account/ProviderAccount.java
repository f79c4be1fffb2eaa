package org.gatehouse.account;

/**
 * By which provider somebody proved who they are: Auth.js's {@code account}.
 *
 * @param type {@code credentials}, {@code oauth}, {@code oidc} or {@code email}
 */
public record ProviderAccount(String provider, String type, String providerAccountId) {}
