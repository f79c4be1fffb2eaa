package org.gatehouse.sessions;

/** Text of others as it may be kept: no control characters, and no longer than its place. */
final class Plain {
  private Plain() {}

  /**
   * @param longest characters
   */
  static String of(String text, int longest) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int length = Character.charCount(character);
      if (plain.length() + length > longest) {
        break;
      }
      boolean half = length == 1 && Character.isSurrogate((char) character);
      if (!half && !Character.isISOControl(character)) {
        plain.appendCodePoint(character);
      }
      i += length;
    }
    return plain.toString();
  }
}
