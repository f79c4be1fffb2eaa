/** Problem details (RFC 9457) with stable codes: what clients and operators are told. */
package org.gatehouse.problem;
