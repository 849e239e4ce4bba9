package io.github.dealsummary;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.SummaryResult.AmbiguousCustomer;
import io.github.dealsummary.SummaryResult.Listed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes an insight on the deal it belongs to, where there is no doubt about the customer: a note
 * on another firm's deal is worse than none.
 */
final class InsightSharing {
  /** Where the day of the caller ends last. */
  private static final Duration WESTERNMOST = Duration.ofHours(24);

  private final Inquiry inquiry;
  private final DealLister lister;
  private final InstantSource clock;

  InsightSharing(Inquiry inquiry, DealLister lister, InstantSource clock) {
    this.inquiry = inquiry;
    this.lister = lister;
    this.clock = clock;
  }

  DealAnswer share(List<Environment> environments, Insight insight) {
    checkDay(insight);
    long began = System.nanoTime();
    DealAnswer found = inquiry.ask(environments, insight.about(), lister);
    Optional<String> place = onlyPlace(found);
    if (place.isEmpty()) {
      return answer(insight, found.environments().stream().map(InsightSharing::asked).toList());
    }
    if (insight.about().customerId().isEmpty()) {
      inquiry.throwFailures(found); // there may be a customer of that name, too
    }
    Environment environment =
        environments.stream().filter(e -> e.name().equals(place.get())).findFirst().orElseThrow();
    Duration spent = Duration.ofNanos(System.nanoTime() - began);
    return answer(
        insight,
        found.environments().stream()
            .map(
                part -> isOf(part, place.get()) ? written(environment, insight, part, spent) : part)
            .toList());
  }

  private void checkDay(Insight insight) {
    Instant earliest = clock.instant().minus(WESTERNMOST);
    if (insight.due().filter(day -> InsightRows.noon(day).isBefore(earliest)).isPresent()) {
      throw new InvalidQuestion("The due date is past. Give a day to come.");
    }
  }

  /** The one environment with open deals of the customer, if no other may be meant. */
  private static Optional<String> onlyPlace(DealAnswer found) {
    List<Answered> possible =
        found.answered().filter(part -> isListed(part) || isAmbiguous(part)).toList();
    return possible.stream()
        .filter(part -> possible.size() == 1 && isListed(part))
        .filter(part -> part.result().match().filter(NameMatch.SIMILAR::equals).isEmpty())
        .map(Answered::environment)
        .findFirst();
  }

  private static boolean isListed(Answered part) {
    return part.result() instanceof Listed;
  }

  private static boolean isAmbiguous(Answered part) {
    return part.result() instanceof AmbiguousCustomer;
  }

  private static boolean isOf(EnvironmentAnswer part, String environment) {
    return part.environment().equals(environment);
  }

  /** Whose deals were found becomes one who may be meant. */
  private static EnvironmentAnswer asked(EnvironmentAnswer part) {
    if (part instanceof Answered answered && answered.result() instanceof Listed listed) {
      Found.Deals deals = listed.found();
      OptionalInt open =
          deals.moreExist() ? OptionalInt.empty() : OptionalInt.of(deals.ranked().size());
      return new Answered(
          part.environment(),
          new AmbiguousCustomer(
              new Found.Several(
                  List.of(new Candidate(deals.customer(), open)), deals.match(), false)));
    }
    return part;
  }

  private EnvironmentAnswer written(
      Environment environment, Insight insight, EnvironmentAnswer found, Duration spent) {
    Found.Deals deals = ((Listed) ((Answered) found).result()).found();
    Question question = insight.about();
    Duration left = question.timeLimit().orElse(environment.deadline()).minus(spent);
    return inquiry
        .ask(
            List.of(environment),
            question.within(left.isNegative() || left.isZero() ? Duration.ofNanos(1) : left),
            (asked, same) -> new InsightWriter(asked.client(), insight, deals).write())
        .environments()
        .get(0);
  }

  private static DealAnswer answer(Insight insight, List<EnvironmentAnswer> environments) {
    return new DealAnswer(insight.about(), environments, Optional.of(insight));
  }
}
