/**
 * Provider tokens in a session: kept at sign-in, refreshed once, shown as an error when refused.
 */
package org.gatehouse.pipeline.refresh;
