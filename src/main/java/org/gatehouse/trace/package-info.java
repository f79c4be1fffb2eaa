/**
 * What a request did, for the eyes of a developer: steps, times, changed claims; nothing in
 * production.
 */
package org.gatehouse.trace;
