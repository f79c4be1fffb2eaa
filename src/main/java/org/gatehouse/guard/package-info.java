/**
 * The guard in front of resources: who is calling, whether they may, and the cookie to answer with.
 * JAX-RS has a request and a response filter, servlets a filter, and the container itself is told
 * by a Jakarta Security mechanism; all of them share one {@link org.gatehouse.guard.RequestSession}
 * per request.
 */
package org.gatehouse.guard;
