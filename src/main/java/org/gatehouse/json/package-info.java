/**
 * JSON at the edges: bounded reading of hostile text, records to and from objects, and problem
 * details. One JSON provider is kept, since looking it up costs more than parsing a token.
 */
package org.gatehouse.json;
