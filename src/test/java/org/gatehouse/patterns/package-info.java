/** One test class per pattern of the mission's rows A02 and A15 to A20, against the portal. */
package org.gatehouse.patterns;
