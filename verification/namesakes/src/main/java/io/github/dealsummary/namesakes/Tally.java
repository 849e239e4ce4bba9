package io.github.dealsummary.namesakes;

import io.github.dealsummary.namesakes.Asked.Kind;
import io.github.dealsummary.namesakes.Truth.Verdict;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Counts how good the replies of one rule are, by the kind of question. */
public final class Tally {
  private final Map<Kind, Map<Verdict, Integer>> counts = new EnumMap<>(Kind.class);
  private int picked;

  Tally() {}

  void add(Asked asked, Reply reply) {
    Verdict verdict = asked.truth().of(reply);
    counts
        .computeIfAbsent(asked.kind(), first -> new EnumMap<>(Verdict.class))
        .merge(verdict, 1, Integer::sum);
    if (verdict == Verdict.RIGHT && asked.truth().isOneOfSeveral()) {
      picked++;
    }
  }

  /** Returns how many answers were about a customer that was not meant. */
  public int aboutAnotherFirm() {
    return sum(kind -> true, Verdict.ANOTHER_FIRM);
  }

  /** Returns how many answers picked one of several customers that fit alike. */
  public int pickedOneOfSeveral() {
    return picked;
  }

  /** Returns the share of right and shortened names that were answered, or asked back, rightly. */
  public double foundOfRightAndShortened() {
    Predicate<Kind> which = Kind::isRightOrShortened;
    return (double) sum(which, Verdict.RIGHT, Verdict.AMONG_CANDIDATES)
        / sum(which, Verdict.values());
  }

  int of(Kind kind, Verdict... verdicts) {
    return sum(kind::equals, verdicts);
  }

  private int sum(Predicate<Kind> which, Verdict... verdicts) {
    return counts.entrySet().stream()
        .filter(entry -> which.test(entry.getKey()))
        .flatMap(entry -> Stream.of(verdicts).map(one -> entry.getValue().getOrDefault(one, 0)))
        .mapToInt(Integer::intValue)
        .sum();
  }
}
