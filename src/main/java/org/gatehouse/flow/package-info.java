/** One class per row of the execution matrix, and the events they fire. */
package org.gatehouse.flow;
