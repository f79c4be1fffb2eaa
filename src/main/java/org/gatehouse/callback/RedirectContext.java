package org.gatehouse.callback;

/**
 * A wanted target.
 *
 * @param url as the client sent it: untrusted
 * @param baseUrl origin of the application, without a slash at the end
 * @param home where to go if the target is refused: the origin and the context root
 */
public record RedirectContext(String url, String baseUrl, String home) {}
