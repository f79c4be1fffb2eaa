/**
 * The endpoints under {@code /api/auth}, one resource per verb, and the built-in pages (wire.md 1
 * to 7). {@link org.gatehouse.web.RoutingFilter} lets only known requests through to them.
 */
@JStacheConfig(contentType = Html.class)
package org.gatehouse.web;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstachio.escapers.Html;
