package io.github.dealsummary.desk;

import io.github.dealsummary.Candidate;
import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.Environment;
import io.github.dealsummary.EnvironmentAnswer;
import io.github.dealsummary.Found;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Meant;
import io.github.dealsummary.NameMatch;
import io.github.dealsummary.Outcome;
import io.github.dealsummary.Question;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.insight.InsightWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Writes an insight on the deal it belongs to, but only if there is no doubt about the customer. A
 * note on another firm's deal would be worse than no note.
 */
final class InsightSharing {
  /**
   * The time from 10:30 UTC, when a task is due, to the end of that day in UTC-12, and some more.
   */
  private static final Duration REST_OF_THE_DAY = Duration.ofHours(26);

  private static final String NOTHING_SHARED =
      " Nothing was shared, because a customer of that name may be there, too. To share in one"
          + " environment only, name that environment.";

  private static final String MAY_BE_WRITTEN =
      " The insight may have been written anyway. Share it again: it is not written twice.";

  private final FanOut<Found> finding;
  private final SideBySide sideBySide;
  private final InstantSource clock;

  InsightSharing(FanOut<Found> finding, SideBySide sideBySide, InstantSource clock) {
    this.finding = finding;
    this.sideBySide = sideBySide;
    this.clock = clock;
  }

  /** Finds within half of each environment's time, so that a slow one leaves time to write. */
  DealAnswer share(List<Environment> environments, Insight insight) {
    checkDay(insight);
    Question question = insight.about();
    long began = System.nanoTime();
    // A nanosecond more, since half of the shortest limit would be zero.
    Parts<Found> found =
        finding.ask(
            environments.stream()
                .map(e -> FanOut.within(e, FanOut.limit(e, question).dividedBy(2).plusNanos(1)))
                .toList(),
            question);
    Optional<Place> only = onlyPlace(found).or(() -> lastPlace(found, insight));
    if (only.isEmpty()) {
      return answer(insight, found.answer(InsightSharing::asCandidate).environments());
    }
    if (question.customerId().isEmpty()) {
      found.throwFailures(NOTHING_SHARED);
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - began);
    Place place = only.get();
    EnvironmentAnswer written = written(place, named(environments, place), insight, spent);
    return answer(
        insight,
        found.answers(Outcomes::listed).stream()
            .map(part -> part.environment().equals(place.environment()) ? written : part)
            .toList());
  }

  /** The environment in which the insight is or was written, and what was found there. */
  private record Place(String environment, Found found) {
    /** Writes the insight. If no deal is open any more, only what its key has written is found. */
    Outcome share(Environment asCaller, Insight insight) {
      InsightWriter writer = new InsightWriter(asCaller.client(), insight);
      return found instanceof Found.NoOpenDeal none
          ? writer
              .written(none)
              .<Outcome>map(shared -> shared)
              .orElseGet(() -> Outcomes.listed(none))
          : writer.write((Found.Deals) found);
    }
  }

  private static Environment named(List<Environment> environments, Place place) {
    return environments.stream()
        .filter(one -> one.name().equals(place.environment()))
        .findFirst()
        .orElseThrow();
  }

  private void checkDay(Insight insight) {
    Instant earliest = clock.instant().minus(REST_OF_THE_DAY);
    if (insight.due().filter(day -> InsightWriter.dueAt(day).isBefore(earliest)).isPresent()) {
      throw new InvalidQuestion("The due date is in the past. Give today or a later day.");
    }
  }

  /** Returns the only environment with open deals of the customer; empty if there is any doubt. */
  private static Optional<Place> onlyPlace(Parts<Found> found) {
    List<Parts.Told<Found>> possible =
        found
            .told()
            .filter(
                part ->
                    part.result() instanceof Found.Deals || part.result() instanceof Meant.Several)
            .toList();
    return possible.size() == 1
            && possible.get(0).result() instanceof Found.Deals deals
            && deals.match() == NameMatch.EXACT
        ? Optional.of(new Place(possible.get(0).environment(), deals))
        : Optional.empty();
  }

  /**
   * Returns the only environment that knows the customer, if no deal is open there any more. A
   * repetition under a key may belong to a deal that was closed since.
   */
  private static Optional<Place> lastPlace(Parts<Found> found, Insight insight) {
    List<Parts.Told<Found>> known =
        found.told().filter(part -> !(part.result() instanceof Meant.Nobody)).toList();
    return insight.key().isPresent()
            && known.size() == 1
            && known.get(0).result() instanceof Found.NoOpenDeal none
            && none.match() == NameMatch.EXACT
        ? Optional.of(new Place(known.get(0).environment(), none))
        : Optional.empty();
  }

  /** Turns the customer whose deals were found into a candidate. */
  private static Outcome asCandidate(Found found) {
    if (!(found instanceof Found.Deals deals)) {
      return Outcomes.withoutDeal(found);
    }
    OptionalInt open =
        deals.moreExist() ? OptionalInt.empty() : OptionalInt.of(deals.ranked().size());
    return new Outcome.AmbiguousCustomer(
        new Meant.Several(
            List.of(new Candidate(deals.customer(), open, "it has open deals here")),
            deals.match(),
            false));
  }

  private EnvironmentAnswer written(
      Place place, Environment environment, Insight insight, Duration spent) {
    Duration limit = FanOut.limit(environment, insight.about());
    // Half of the time is left for writing, even if finding took longer than its half.
    Duration half = limit.dividedBy(2);
    Duration left = limit.minus(spent.compareTo(half) < 0 ? spent : half);
    FanOut<Outcome> writing =
        new FanOut<>(sideBySide, (asCaller, question) -> place.share(asCaller, insight));
    try {
      return writing
          .ask(List.of(environment), insight.about().within(left))
          .answers(outcome -> outcome)
          .get(0);
    } catch (DataverseException e) {
      throw e.kind() == Kind.UNAVAILABLE ? Parts.retold(e, e.getMessage() + MAY_BE_WRITTEN) : e;
    }
  }

  private static DealAnswer answer(Insight insight, List<EnvironmentAnswer> environments) {
    return new DealAnswer(insight.about(), environments, Optional.of(insight));
  }
}
