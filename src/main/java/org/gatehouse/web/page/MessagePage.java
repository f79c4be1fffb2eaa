package org.gatehouse.web.page;

import io.jstach.jstache.JStache;

/** Model of a page that says something; {@code code} may be null. */
@JStache(path = "templates/message.mustache")
record MessagePage(PageFrame frame, String heading, String text, String code, String signInUrl) {}
