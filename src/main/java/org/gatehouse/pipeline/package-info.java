/**
 * Built-in behaviours as CDI interceptors around the callback stages, one class each; {@link
 * org.gatehouse.pipeline.Order} says in which order they run.
 */
package org.gatehouse.pipeline;
