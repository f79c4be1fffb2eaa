package org.gatehouse.provider;

/**
 * Who proves identity. A kind of provider is one class in a room of its own below this one, which
 * implements one of the two ways, and a {@link ProviderSource} that registers it. It is no bean
 * itself: the container's proxies cannot implement a sealed type.
 */
public sealed interface Provider permits FormProvider, VisitProvider {
  /** As it stands in URLs and in the key of an account. */
  String id();

  /** For people. */
  String name();

  /** Auth.js's word for the kind: {@code credentials}, {@code oauth}, {@code oidc}. */
  String type();
}
