/** People in the database, and the schema they live in. */
package org.gatehouse.account;
