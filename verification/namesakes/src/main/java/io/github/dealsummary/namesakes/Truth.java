package io.github.dealsummary.namesakes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The customers that a question means.
 *
 * @param meant the customers that an answer may be about; empty if nobody is meant
 * @param alsoCandidates further customers that may be asked back about, but not answered about
 * @param isOneOfSeveral true if several customers fit alike, so that an answer picks one of them
 */
record Truth(Set<UUID> meant, Set<UUID> alsoCandidates, boolean isOneOfSeveral) {
  /** The judgement of a reply. */
  enum Verdict {
    /** The answer is about a customer that is meant. */
    RIGHT,
    /** Asked back, and one that is meant is among the candidates. */
    AMONG_CANDIDATES,
    /** The answer is about a customer that is not meant. */
    ANOTHER_FIRM,
    /** Asked back, and none of the candidates is meant. */
    OTHER_CANDIDATES,
    /** Nobody was found. */
    NOBODY
  }

  /** Makes the truth from the customers that fit and the one that the question was made from. */
  static Truth of(List<OrgCustomer> fitting, Optional<OrgCustomer> origin) {
    Set<UUID> meant = new HashSet<>();
    for (OrgCustomer customer : fitting) {
      meant.add(customer.id());
      customer.master().ifPresent(meant::add);
    }
    return new Truth(
        meant,
        Set.copyOf(origin.map(OrgCustomer::id).stream().toList()),
        fitting.stream().filter(OrgCustomer::active).count() > 1);
  }

  Verdict of(Reply reply) {
    if (reply.answered().isPresent()) {
      return meant.contains(reply.answered().get()) ? Verdict.RIGHT : Verdict.ANOTHER_FIRM;
    }
    if (reply.candidates().isEmpty()) {
      return Verdict.NOBODY;
    }
    return reply.candidates().stream()
            .anyMatch(one -> meant.contains(one) || alsoCandidates.contains(one))
        ? Verdict.AMONG_CANDIDATES
        : Verdict.OTHER_CANDIDATES;
  }
}
