package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Returns short texts that were read before as the same String. Each slot keeps the latest text
 * with its hash.
 */
final class TextCache {
  /** A GUID is the longest text that repeats often. */
  private static final int LONGEST = 36;

  private static final int SLOTS = 512;

  private final @Nullable String[] slots = new String[SLOTS];

  String text(JsonParser parser) throws IOException {
    int length = parser.getTextLength();
    if (length > LONGEST) {
      return parser.getText();
    }
    char[] chars = parser.getTextCharacters();
    int offset = parser.getTextOffset();
    int hash = 0;
    for (int i = offset; i < offset + length; i++) {
      hash = 31 * hash + chars[i];
    }
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    String known = slots[slot];
    if (known != null && equal(known, chars, offset, length)) {
      return known;
    }
    String text = parser.getText();
    slots[slot] = text;
    return text;
  }

  private static boolean equal(String text, char[] chars, int offset, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != chars[offset + i]) {
        return false;
      }
    }
    return true;
  }
}
