package io.github.dealsummary;

import java.time.Instant;
import java.util.Optional;

/**
 * What a deal is about, in words.
 *
 * @param insteadOfCopilot why it was not Copilot that wrote it; empty if it was, or if a generator
 *     of your own wrote it
 * @param writtenAt when, if it was for an earlier question; empty if for this one
 */
public record Summary(
    String text, Author author, Optional<String> insteadOfCopilot, Optional<Instant> writtenAt) {
  /** Who wrote a summary. */
  public enum Author {
    /** Copilot of the Sales environment. */
    COPILOT,
    /** Our own template, from the rows alone. */
    TEMPLATE
  }

  /** A summary that was just written. */
  public Summary(String text, Author author, Optional<String> insteadOfCopilot) {
    this(text, author, insteadOfCopilot, Optional.empty());
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
