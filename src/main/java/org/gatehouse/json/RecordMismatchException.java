package org.gatehouse.json;

/**
 * Members that do not fit a record of the application, as after a release that changed the type of
 * a claim. Where a callback throws it the session ends and its user signs in again.
 */
public class RecordMismatchException extends IllegalArgumentException {
  /** The message names the record only. */
  RecordMismatchException(Class<?> type) {
    super("members do not fit " + type.getName());
  }
}
