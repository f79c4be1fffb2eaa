/**
 * The endpoints under {@code /api/auth}, one resource per verb, and the built-in pages (wire.md 1
 * to 7). {@link org.gatehouse.web.RoutingFilter} lets only known requests through to them.
 */
@JStacheConfig(type = JStacheType.STACHE)
package org.gatehouse.web;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
