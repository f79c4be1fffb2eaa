package org.gatehouse.ops;

import java.util.List;
import org.gatehouse.config.Secrets.Named;
import org.gatehouse.token.DecodeResult;

/**
 * What came out of a token.
 *
 * @param cookie the name it was opened for
 * @param cookies how many cookies it was in; 0 for a bare token
 * @param secrets those of the configuration
 */
record Decoded(
    DecodeResult result, String cookie, int characters, int cookies, List<Named> secrets) {}
