/**
 * Small services for the pages and resources of an application; each is implemented beside what it
 * wraps.
 */
package org.gatehouse.application;
