package org.gatehouse.web.page;

/**
 * A form of the sign-in page: its fields prove somebody to the provider behind {@code action}.
 *
 * @param heading null if there is no other form
 * @param suffix of the ids of its fields; empty for the first form
 */
record ProviderForm(String action, String heading, String suffix) {
  boolean first() {
    return suffix.isEmpty();
  }
}
