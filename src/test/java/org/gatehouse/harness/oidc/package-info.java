/** An OpenID provider for the tests, over real HTTP, that misbehaves when told to. */
package org.gatehouse.harness.oidc;
