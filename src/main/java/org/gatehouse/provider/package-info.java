/**
 * Who proves identity: what a provider is, the register of those there are, and what a proof says.
 *
 * <p>A further kind is one class in a room of its own, registered by {@link
 * org.gatehouse.provider.ProviderSource}: a directory is a {@link
 * org.gatehouse.provider.FormProvider} in {@code provider.directory}, a link by e-mail a {@link
 * org.gatehouse.provider.VisitProvider} in {@code provider.email}. A passkey answers a challenge
 * within one page: a third way, beside these two, in {@code provider.passkey}.
 */
package org.gatehouse.provider;
