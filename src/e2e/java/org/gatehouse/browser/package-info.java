/** The browser clients against the running server: next-auth 5 and 4 as they are, and our own. */
package org.gatehouse.browser;
