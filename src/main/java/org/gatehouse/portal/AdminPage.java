package org.gatehouse.portal;

import io.jstach.jstache.JStache;

/** Model of the administration page; {@code roles} are separated by blanks. */
@JStache(path = "org/gatehouse/portal/admin.mustache")
record AdminPage(PortalFrame frame, String roles) {}
