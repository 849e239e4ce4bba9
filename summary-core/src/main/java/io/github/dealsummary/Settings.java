package io.github.dealsummary;

import java.util.Map;

/** Where to ask and as whom. */
@SuppressWarnings("DoNotCallSuggester")
public record Settings() {
  /**
   * Reads the settings.
   *
   * @param variables usually {@link System#getenv()}
   * @throws InvalidSettings with every problem at once
   */
  public static Settings from(Map<String, String> variables) {
    throw new UnsupportedOperationException("not yet");
  }
}
