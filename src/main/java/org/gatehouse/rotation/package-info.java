/**
 * Which secret sessions are sealed with, when one can be removed, and the end of one that leaked
 * (mission row C08). {@link RotationMeter} writes down what each node seals with and reads what all
 * do; {@link RevokedSecrets} ends what a leaked one may have begun. A request only touches the
 * cells of {@code config.SecretUse}.
 */
package org.gatehouse.rotation;
