package org.gatehouse.portal;

import java.util.List;
import java.util.Map;

/**
 * What every page of the portal has.
 *
 * @param json the words again, for the page's script
 */
record PortalFrame(
    String style,
    String language,
    Map<String, String> t,
    String json,
    String switchUrl,
    String home,
    List<Link> links) {

  /** An entry of the navigation. */
  record Link(String href, String text, boolean current) {}
}
