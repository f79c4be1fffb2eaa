/** What people see below {@code /api/auth}: pages, their words and their headers. */
package org.gatehouse.web.page;
