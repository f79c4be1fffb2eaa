/**
 * The intranet portal that ships as the example: its callbacks, guarded resources, an EJB, two
 * servlets and the ready users of the development profile. Nothing else uses this room.
 */
@JStacheConfig(contentType = Html.class)
package org.gatehouse.portal;

import io.jstach.jstache.JStacheConfig;
import io.jstach.jstachio.escapers.Html;
