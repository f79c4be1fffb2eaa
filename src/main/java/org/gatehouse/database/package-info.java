/**
 * The database itself: migrations, transactions as calls, time columns, and what its failures
 * become.
 */
package org.gatehouse.database;
