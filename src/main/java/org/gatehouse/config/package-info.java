/**
 * MicroProfile Config, read once into records and checked before the application starts. A problem
 * carries a code, a cause and a fix; with any problem the application does not start.
 */
package org.gatehouse.config;
