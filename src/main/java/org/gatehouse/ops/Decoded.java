package org.gatehouse.ops;

import org.gatehouse.token.DecodeResult;

/**
 * What came out of a token.
 *
 * @param cookie the name it was opened for
 * @param cookies how many cookies it was in; 0 for a bare token
 * @param keys how many secrets there are
 */
record Decoded(DecodeResult result, String cookie, int characters, int cookies, int keys) {}
