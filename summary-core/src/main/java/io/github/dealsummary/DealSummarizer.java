package io.github.dealsummary;

import io.github.dealsummary.DealAnswer.Outcome;
import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.EnvironmentAnswer.Failed;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.util.List;
import java.util.Optional;

/** Finds and summarizes in each environment, side by side, and joins what comes back. */
final class DealSummarizer {
  /** Our application lacks prvActOnBehalfOfAnotherUser: nothing the person asking can mend. */
  private static final String MAY_NOT_ACT_FOR_OTHERS = "0x8004a110";

  private final OpportunityFinder finder;
  private final SummaryGenerator generator;
  private final SideBySide sideBySide;

  DealSummarizer(OpportunityFinder finder, SummaryGenerator generator, SideBySide sideBySide) {
    this.finder = finder;
    this.generator = generator;
    this.sideBySide = sideBySide;
  }

  DealAnswer summarize(List<Environment> environments, Question question) {
    List<EnvironmentAnswer> answers =
        sideBySide.run(environments, environment -> ask(environment, question));
    Optional<DataverseException> failure =
        answers.stream()
            .filter(Failed.class::isInstance)
            .map(answer -> ((Failed) answer).failure())
            .findFirst();
    boolean noneAnswered = answers.stream().noneMatch(Answered.class::isInstance);
    if (failure.isPresent() && noneAnswered) {
      throw failure.get();
    }
    DealAnswer answer = new DealAnswer(question, answers);
    // Whom one environment does not know, the silent one may: that is no "unknown".
    if (failure.isPresent() && answer.outcome() == Outcome.UNKNOWN_CUSTOMER) {
      throw failure.get();
    }
    return answer;
  }

  private EnvironmentAnswer ask(Environment environment, Question question) {
    try {
      return new Answered(environment.name(), result(environment.asking(question), question));
    } catch (DataverseException e) {
      return question.caller().isPresent() && isTheCallersLack(e)
          ? new Answered(environment.name(), new SummaryResult.NotPermitted())
          : new Failed(environment.name(), e);
    }
  }

  private SummaryResult result(Environment environment, Question question) {
    Found found = finder.find(environment, question);
    if (found instanceof Found.Deals deals) {
      return new SummaryResult.Summarized(
          deals.customer(),
          deals.top(),
          generator.summarize(environment, deals.top()),
          deals.why(),
          deals.ranked().size() - 1,
          deals.moreExist());
    }
    if (found instanceof Found.Several several) {
      return new SummaryResult.AmbiguousCustomer(several.candidates(), several.moreExist());
    }
    if (found instanceof Found.NoOpenDeal none) {
      return new SummaryResult.NoOpenOpportunity(none.customer());
    }
    if (found instanceof Found.Nobody) {
      return new SummaryResult.UnknownCustomer();
    }
    throw new IllegalStateException("A find without a result: " + found.getClass());
  }

  private static boolean isTheCallersLack(DataverseException e) {
    return e.kind() == Kind.FORBIDDEN && e.code().filter(MAY_NOT_ACT_FOR_OTHERS::equals).isEmpty();
  }
}
