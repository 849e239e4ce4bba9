package io.github.dealsummary.table;

import java.time.Instant;
import java.util.Optional;

/**
 * A phone call, e-mail or appointment that is over.
 *
 * @param outgoing whether we called or wrote; empty where that is not recorded
 * @param endText when it ended, as the environment writes it
 * @param regarding the case, deal or person it was about, if not the customer
 * @param table the entity set it was read from
 */
public record LastContact(
    Kind kind,
    Optional<Boolean> outgoing,
    Optional<Instant> end,
    Optional<String> endText,
    Optional<String> subject,
    Optional<String> regarding,
    String table) {
  /** The kinds of activity that count as a contact. */
  public enum Kind {
    PHONE_CALL,
    EMAIL,
    APPOINTMENT,
    OTHER
  }
}
