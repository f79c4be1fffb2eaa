/**
 * What sessions keep in the database: the rows of strategy {@code database}, the newest version of
 * sessions that were changed, and claims that did not fit into the cookies. Claims lie here sealed;
 * who reads the tables learns ids and times only.
 */
package org.gatehouse.store;
