/** Where the claims of a session are kept, under both strategies: opened here, written here. */
package org.gatehouse.session.write;
