package org.gatehouse.sessions;

/**
 * What a session is used from.
 *
 * @param address as it is kept; empty for none
 * @param browser name and main version, such as {@code Firefox 128}; empty if unknown
 * @param system likewise, such as {@code Windows 10}
 */
public record Device(String address, String browser, String system) {}
