/** The guard in front of JAX-RS methods, and the cookie behind them. */
package org.gatehouse.guard.jaxrs;
