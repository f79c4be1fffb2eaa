package org.gatehouse.pipeline;

/**
 * CDI event: somebody asked for a tenant he does not belong to.
 *
 * @param tenant as the client sent it, at most 64 characters; empty if it was no such text
 */
public record TenantSwitchRefused(String user, String tenant) {}
