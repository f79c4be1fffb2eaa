/**
 * An application made of the {@code -classes.jar} whose callbacks keep a log and misbehave on
 * demand; integration tests deploy it as a second WAR.
 */
package org.gatehouse.probe;
