package io.github.dealsummary.desk;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Environment;
import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Question;
import io.github.dealsummary.settings.Settings;
import java.util.List;
import java.util.function.Predicate;

/** The environments of a desk. A question may name some of them. */
record ConfiguredEnvironments(List<Environment> all) {
  ConfiguredEnvironments {
    all = List.copyOf(all);
    if (all.stream().noneMatch(Environment::hasDeals)) {
      throw new IllegalArgumentException("A desk needs at least one Sales environment.");
    }
    if (all.size() > Settings.MOST_ENVIRONMENTS) {
      throw new IllegalArgumentException(
          "A desk asks at most " + Settings.MOST_ENVIRONMENTS + " environments.");
    }
    if (all.stream().map(Environment::name).distinct().count() < all.size()) {
      throw new IllegalArgumentException("Two environments have the same name.");
    }
  }

  /** Returns the environments that a question is for, whatever their role. */
  List<Environment> of(Question question) {
    List<String> asked = question.environments();
    if (!all.stream().map(Environment::name).toList().containsAll(asked)) {
      throw new InvalidQuestion(
          "There is no environment with that name. Configured are: " + names(any -> true) + ".");
    }
    return asked.isEmpty() ? all : all.stream().filter(one -> asked.contains(one.name())).toList();
  }

  /** Returns the environments that a question about deals is for. */
  List<Environment> withDealsOf(Question question) {
    List<Environment> asked = of(question);
    List<Environment> withDeals = asked.stream().filter(Environment::hasDeals).toList();
    if (!question.environments().isEmpty() && withDeals.size() < asked.size()) {
      throw new InvalidQuestion(
          "Environments with the role service are not asked for deals. Ask one of these: "
              + names(Environment::hasDeals)
              + ".");
    }
    return withDeals;
  }

  private String names(Predicate<Environment> which) {
    return all.stream().filter(which).map(Environment::name).collect(joining(", "));
  }
}
