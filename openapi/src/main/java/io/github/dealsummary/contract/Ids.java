package io.github.dealsummary.contract;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids as people and Microsoft write them. */
final class Ids {
  /** {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}. */
  private static final Pattern ID =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private Ids() {}

  static Optional<UUID> parse(String text) {
    return ID.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
  }
}
