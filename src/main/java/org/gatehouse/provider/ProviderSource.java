package org.gatehouse.provider;

import java.util.List;

/** A bean that registers the providers of one kind. */
public interface ProviderSource {
  /** Those that are configured, in the order of the configuration. */
  List<? extends Provider> providers();
}
