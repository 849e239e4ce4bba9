package io.github.dealsummary;

import io.github.dealsummary.EnvironmentAnswer.Answered;
import io.github.dealsummary.SummaryResult.AmbiguousCustomer;
import io.github.dealsummary.SummaryResult.Listed;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
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
  /** From 10:30 UTC, when a task is due, to the end of that day in UTC-12, and a little more. */
  private static final Duration REST_OF_THE_DAY = Duration.ofHours(26);

  private static final String NOTHING_SHARED =
      " Nothing was shared, since there may be a customer of that name, too. Name the environment"
          + " that is meant to share it there alone.";

  private static final String MAY_BE_WRITTEN =
      " It may have been written all the same: share it again, which writes nothing twice.";

  private final Inquiry inquiry;
  private final DealLister lister;
  private final InstantSource clock;

  InsightSharing(Inquiry inquiry, DealLister lister, InstantSource clock) {
    this.inquiry = inquiry;
    this.lister = lister;
    this.clock = clock;
  }

  /** Half of each environment's time is for finding, so that a slow one leaves time to write. */
  DealAnswer share(List<Environment> environments, Insight insight) {
    checkDay(insight);
    Question question = insight.about();
    long began = System.nanoTime();
    DealAnswer found =
        inquiry.ask(
            environments.stream()
                .map(e -> e.within(e.limit(question).dividedBy(2).plusNanos(1)))
                .toList(),
            question,
            lister);
    Optional<String> place = onlyPlace(found);
    if (place.isEmpty()) {
      return answer(
          insight, found.environments().stream().map(InsightSharing::asCandidate).toList());
    }
    if (question.customerId().isEmpty()) {
      Inquiry.throwFailures(found, NOTHING_SHARED);
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - began);
    return answer(
        insight,
        found.environments().stream()
            .map(
                part ->
                    part.environment().equals(place.get())
                        ? written(named(environments, part), insight, part, spent)
                        : part)
            .toList());
  }

  private static Environment named(List<Environment> environments, EnvironmentAnswer part) {
    return environments.stream()
        .filter(one -> one.name().equals(part.environment()))
        .findFirst()
        .orElseThrow();
  }

  private void checkDay(Insight insight) {
    Instant earliest = clock.instant().minus(REST_OF_THE_DAY);
    if (insight.due().filter(day -> InsightRows.dueAt(day).isBefore(earliest)).isPresent()) {
      throw new InvalidQuestion("The due date is in the past. Give today or a later day.");
    }
  }

  /** The one environment with open deals of the customer, if no other may be meant. */
  private static Optional<String> onlyPlace(DealAnswer found) {
    List<Answered> possible =
        found.answered().filter(part -> isListed(part) || isAmbiguous(part)).toList();
    if (possible.size() != 1 || !isListed(possible.get(0))) {
      return Optional.empty();
    }
    return possible.stream()
        .filter(part -> part.result().match().filter(NameMatch.EXACT::equals).isPresent())
        .map(Answered::environment)
        .findFirst();
  }

  private static boolean isListed(Answered part) {
    return part.result() instanceof Listed;
  }

  private static boolean isAmbiguous(Answered part) {
    return part.result() instanceof AmbiguousCustomer;
  }

  /** Whose deals were found becomes one who may be meant. */
  private static EnvironmentAnswer asCandidate(EnvironmentAnswer part) {
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
    Duration limit = environment.limit(insight.about());
    Duration half = limit.dividedBy(2);
    Duration left = limit.minus(spent.compareTo(half) < 0 ? spent : half);
    try {
      return inquiry
          .ask(
              List.of(environment),
              insight.about().within(left),
              (asCaller, question) -> new InsightWriter(asCaller.client(), insight, deals).write())
          .environments()
          .get(0);
    } catch (DataverseException e) {
      throw e.kind() == Kind.UNAVAILABLE ? Inquiry.retold(e, e.getMessage() + MAY_BE_WRITTEN) : e;
    }
  }

  private static DealAnswer answer(Insight insight, List<EnvironmentAnswer> environments) {
    return new DealAnswer(insight.about(), environments, Optional.of(insight));
  }
}
