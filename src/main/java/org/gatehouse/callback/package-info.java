/**
 * The four hooks an application may implement, what they are told (records) and what they answer;
 * {@link org.gatehouse.pipeline.CallbackStages} calls them, and interceptors wrap its methods.
 */
package org.gatehouse.callback;
