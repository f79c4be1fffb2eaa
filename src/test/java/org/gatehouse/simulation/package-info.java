/**
 * The core without a server: one node for tests of single flows, and whole worlds of nodes,
 * browsers and faults that are played from a seed.
 */
package org.gatehouse.simulation;
