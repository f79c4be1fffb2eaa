package org.gatehouse.web.page;

/** A button of the sign-in page: posts to {@code action}. */
record ProviderButton(String name, String action) {}
