/**
 * What was taken away, and how every node learns of it (mission rows C02, C03): {@link Revocations}
 * writes, {@link Feed} reads, {@link LiveSessions} judges.
 */
package org.gatehouse.revocation;
