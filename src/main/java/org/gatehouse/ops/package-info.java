/** Tools for operators. */
package org.gatehouse.ops;
