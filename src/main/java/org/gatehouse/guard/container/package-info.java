/** Tells the container who is calling (Jakarta Security), where it must know. */
package org.gatehouse.guard.container;
