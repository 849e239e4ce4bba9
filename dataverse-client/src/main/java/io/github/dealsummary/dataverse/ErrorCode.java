package io.github.dealsummary.dataverse;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The one form in which codes of Dataverse are compared and shown: {@code 0x} and eight small hex
 * digits.
 */
final class ErrorCode {
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]{1,8}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,10}");

  private ErrorCode() {}

  /**
   * Returns the code in that form. Dataverse writes hex digits in either case, and in some faults
   * the same 32 bits as a signed decimal. Other codes, such as those of Entra ID, stay as they are.
   */
  static @Nullable String normal(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (HEX.matcher(text).matches()) {
      return hex(Long.parseLong(text.substring(2), 16));
    }
    boolean is32Bits =
        DECIMAL.matcher(text).matches()
            && Long.parseLong(text) >= Integer.MIN_VALUE
            && Long.parseLong(text) < 1L << 32;
    return is32Bits ? hex(Long.parseLong(text)) : text;
  }

  private static String hex(long code) {
    return "0x" + String.format(Locale.ROOT, "%08x", (int) code);
  }
}
