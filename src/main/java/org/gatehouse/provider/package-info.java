/** Who proves identity: the contract of a credentials provider. */
package org.gatehouse.provider;
