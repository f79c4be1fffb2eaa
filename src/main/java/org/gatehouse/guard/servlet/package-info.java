/** The guard around servlets: the cookie goes out before the first byte of the body. */
package org.gatehouse.guard.servlet;
