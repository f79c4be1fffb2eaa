package org.gatehouse.config;

/** What is wrong with the configuration: a stable code, the cause, and what to do about it. */
public record Problem(String code, String cause, String fix) {
  /** One line for the operator's log. */
  public String line() {
    return code + ": " + cause + " Fix: " + fix;
  }
}
