package io.github.dealsummary;

import java.time.Instant;
import java.util.Optional;

/**
 * A deal in words. They may be anybody's, so invisible characters and markup are taken out of them.
 *
 * @param text the summary in one line or several, which is not blank. {@link DealAnswer#text}
 *     quotes each of its lines
 * @param author the writer of the text
 * @param insteadOfCopilot the reason why Copilot did not write it; empty if Copilot wrote it, or a
 *     generator of your own
 * @param writtenAt the time it was written, if it was written for an earlier question; else empty
 */
public record Summary(
    String text, Author author, Optional<String> insteadOfCopilot, Optional<Instant> writtenAt) {
  /** The writer of a summary. */
  public enum Author {
    /** Copilot of the Sales environment. */
    COPILOT,
    /** The template, from the deal's own rows. */
    TEMPLATE
  }

  /** Makes a summary that is written for this question. */
  public Summary(String text, Author author, Optional<String> insteadOfCopilot) {
    this(text, author, insteadOfCopilot, Optional.empty());
  }

  public Summary {
    text = PlainText.withoutMarkup(text);
    insteadOfCopilot = insteadOfCopilot.map(OneLine::of);
    if (text.isBlank()) {
      throw new IllegalArgumentException("A summary is not blank.");
    }
    if (author == Author.COPILOT && insteadOfCopilot.isPresent()) {
      throw new IllegalArgumentException(
          "A summary by Copilot has no reason why Copilot did not write it.");
    }
  }
}
