package org.gatehouse.revocation;

import java.time.Instant;

/**
 * Something was raised: nothing lowers it again.
 *
 * @param value what it means is told by {@link Target.Kind}
 * @param until when no token that it concerns can live any more
 */
public record Change(Target target, long value, Instant until) {}
