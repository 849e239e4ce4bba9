package io.github.dealsummary;

import java.util.Optional;

/**
 * What a deal is about, in words.
 *
 * @param insteadOfCopilot why it was not Copilot that wrote it; empty if it was, or was not asked
 */
public record Summary(String text, Author author, Optional<String> insteadOfCopilot) {
  /** Who wrote a summary. */
  public enum Author {
    /** Copilot of the Sales environment. */
    COPILOT,
    /** Our own template, from the rows alone. */
    TEMPLATE
  }

  public Summary {
    if (text.isBlank()) {
      throw new IllegalArgumentException("A summary is not blank.");
    }
    if (author == Author.COPILOT && insteadOfCopilot.isPresent()) {
      throw new IllegalArgumentException("What Copilot wrote is not instead of Copilot.");
    }
  }
}
