package org.gatehouse.token;

/** Looks into a codec. */
public final class KeptKeys {
  private KeptKeys() {}

  /** For how many names a codec keeps keys. */
  public static int of(TokenCodec codec) {
    return codec.keptSalts();
  }
}
