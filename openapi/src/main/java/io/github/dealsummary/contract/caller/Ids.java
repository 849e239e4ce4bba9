package io.github.dealsummary.contract.caller;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads ids of rows, people and directories. */
public final class Ids {
  /** {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}. */
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Ids() {}

  /** The id, if the text is one in its full form. */
  public static Optional<UUID> parse(String text) {
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
