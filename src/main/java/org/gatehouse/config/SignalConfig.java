package org.gatehouse.config;

import java.net.URI;

/**
 * One stream of security events that a transmitter pushes to us, from {@code auth.signals.<id>.*}.
 *
 * @param id as it stands in the URL
 * @param jwks address of the transmitter's keys
 * @param provider whose accounts the events name
 * @param secret that the transmitter proves itself with
 */
public record SignalConfig(
    String id, String issuer, String audience, URI jwks, ProviderConfig provider, Secret secret) {}
