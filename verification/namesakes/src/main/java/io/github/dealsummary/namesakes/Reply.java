package io.github.dealsummary.namesakes;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A rule's reply to a question. It is empty if nobody was found.
 *
 * @param answered the customer that was answered about
 * @param candidates the customers that were asked back about
 */
record Reply(Optional<UUID> answered, List<UUID> candidates) {
  static final Reply NOBODY = new Reply(Optional.empty(), List.of());

  static Reply about(UUID customer) {
    return new Reply(Optional.of(customer), List.of());
  }

  static Reply askingBack(List<UUID> candidates) {
    return new Reply(Optional.empty(), candidates);
  }
}
