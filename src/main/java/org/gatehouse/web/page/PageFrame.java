package org.gatehouse.web.page;

import java.util.Map;

/**
 * What every page has: its style, its words, and the link to the other language.
 *
 * @param switchUrl this page in the other language
 */
public record PageFrame(
    String style, String language, Map<String, String> t, String switchUrl, String home) {}
