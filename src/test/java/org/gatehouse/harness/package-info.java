/**
 * What integration tests start and talk to: a real Open Liberty in a directory of its own, WARs
 * made of the {@code -classes.jar}, and a client that keeps cookies byte by byte.
 */
package org.gatehouse.harness;
