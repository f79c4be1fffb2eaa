package org.gatehouse.portal;

/** The portal's claims, and what it shows of them in {@code session.user}. */
public record PortalClaims(
    String id,
    String role,
    String firstName,
    String lastName,
    String fundraiserId,
    String tenantId,
    Integer credits) {}
