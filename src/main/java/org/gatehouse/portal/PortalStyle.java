package org.gatehouse.portal;

/** The portal's few rules of style; in the page itself, allowed by the policy. */
final class PortalStyle {
  static final String TEXT =
      "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1.5rem}"
          + ":root{color-scheme:light dark}pre{white-space:pre-wrap;overflow-wrap:anywhere}"
          + "td,th{padding:.25rem .75rem .25rem 0;text-align:left}";

  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'; object-src 'none'";

  private PortalStyle() {}
}
