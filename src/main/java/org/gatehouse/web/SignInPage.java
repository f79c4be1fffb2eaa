package org.gatehouse.web;

import io.jstach.jstache.JStache;

/** Model of the sign-in page; {@code error} may be null. */
@JStache(path = "templates/signin.mustache")
record SignInPage(
    String style, String action, String csrfToken, String callbackUrl, String error) {}
