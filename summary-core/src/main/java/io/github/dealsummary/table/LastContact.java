package io.github.dealsummary.table;

import java.time.Instant;
import java.util.Optional;

/**
 * A completed phone call, e-mail or appointment.
 *
 * @param outgoing true if we called or wrote; empty if that is not recorded
 * @param endText the time it ended, as the environment writes it
 * @param regarding the name of the case, deal or person it was about; empty for the customer
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
