package io.github.dealsummary.namesakes;

import io.github.dealsummary.EnvironmentAnswer;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.desk.DealDesk;
import java.util.Optional;
import java.util.UUID;

/** Answers as deal-summary does. */
final class DeskRule implements Rule {
  private final DealDesk desk;

  DeskRule(DealDesk desk) {
    this.desk = desk;
  }

  @Override
  public Reply answer(String asked) {
    Outcome outcome = desk.find(Question.about(asked)).outcome();
    if (outcome instanceof Outcome.Listed listed) {
      return Reply.about(listed.found().customer().id());
    }
    if (outcome instanceof Outcome.NoOpenOpportunity none) {
      return Reply.about(none.customer().id());
    }
    if (outcome instanceof Outcome.AmbiguousCustomer ambiguous) {
      return Reply.askingBack(
          ambiguous.candidates().stream().map(one -> one.customer().id()).toList());
    }
    if (outcome instanceof Outcome.UnknownCustomer) {
      return Reply.NOBODY;
    }
    throw new IllegalStateException("A find ended with " + outcome.kind() + ".");
  }

  /** Shares an insight about the customer; returns whose deal it was written on. */
  Optional<UUID> share(String asked) {
    return desk
        .share(Insight.about(Question.about(asked), "Asked for as: " + asked))
        .environments()
        .stream()
        .filter(EnvironmentAnswer.Answered.class::isInstance)
        .map(part -> ((EnvironmentAnswer.Answered) part).outcome())
        .filter(Outcome.Shared.class::isInstance)
        .map(outcome -> ((Outcome.Shared) outcome).meant().customer().id())
        .findFirst();
  }
}
