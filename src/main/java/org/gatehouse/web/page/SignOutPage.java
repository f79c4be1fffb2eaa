package org.gatehouse.web.page;

import io.jstach.jstache.JStache;

/** Model of the sign-out page. */
@JStache(path = "templates/signout.mustache")
record SignOutPage(PageFrame frame, String action, String csrfToken, String callbackUrl) {}
