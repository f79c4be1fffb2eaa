/**
 * The sessions of a user as people see them (mission row B09): {@link SessionList} is told what
 * happens to sessions, {@link UsersSessions} says which there are and ends them. What is listed
 * decides nothing: whether a session goes on is known by the rooms {@code store} and {@code
 * revocation}, and a row of a session that is over is not shown.
 */
package org.gatehouse.sessions;
