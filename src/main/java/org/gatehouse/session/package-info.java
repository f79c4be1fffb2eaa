/** What application code and the browser see of a session. */
package org.gatehouse.session;
