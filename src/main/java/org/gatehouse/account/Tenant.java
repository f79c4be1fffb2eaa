package org.gatehouse.account;

/**
 * An organisation whose data is kept apart from that of the others.
 *
 * @param id short and stable; becomes claim {@code tenantId}
 */
public record Tenant(String id, String name) {}
