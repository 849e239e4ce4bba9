package io.github.dealsummary.emulator.store;

import java.util.Optional;
import java.util.UUID;

/** Ids as Dataverse writes them. */
public final class Guid {
  private static final int LENGTH = 36;
  private static final String DASHES = "----";

  private Guid() {}

  /** Empty unless all of its digits are there; the JDK makes an id of {@code 1-1-1-1-1}, too. */
  public static Optional<UUID> parse(String text) {
    try {
      boolean whole = text.length() == LENGTH && dashes(text).equals(DASHES);
      return whole ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException otherCharacters) {
      return Optional.empty();
    }
  }

  private static String dashes(String text) {
    return "" + text.charAt(8) + text.charAt(13) + text.charAt(18) + text.charAt(23);
  }
}
