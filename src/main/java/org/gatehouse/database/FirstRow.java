package org.gatehouse.database;

import java.util.function.BooleanSupplier;

/** Makes a row that another may make at the same moment: one of the two fails, and finds it. */
public final class FirstRow {
  private FirstRow() {}

  /**
   * True if this made it; false if it is there because another did.
   *
   * @param create in a transaction of its own, which fails if the row is there
   * @param exists asked after a failure
   * @throws DatabaseUnavailableException if it failed, and there is no such row
   */
  public static boolean create(Runnable create, BooleanSupplier exists) {
    try {
      create.run();
      return true;
    } catch (DatabaseUnavailableException e) {
      if (exists.getAsBoolean()) {
        return false;
      }
      throw e;
    }
  }
}
