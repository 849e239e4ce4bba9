package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Outcome.AmbiguousCustomer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Asks back: who may be meant, what tells them apart, and what to ask the person who asked. */
final class CandidateWording {
  private CandidateWording() {}

  /**
   * Puts the candidates into words.
   *
   * @param asked what was asked for, as part of a sentence
   */
  static String of(String asked, AmbiguousCustomer result) {
    List<Candidate> candidates = result.candidates();
    if (candidates.size() == 1 && !result.moreExist()) {
      Candidate only = candidates.get(0);
      return "Do you mean "
          + only.customer().name()
          + "? It may be the customer meant by "
          + asked
          + ". If so, ask again with its id:\n"
          + line(only);
    }
    return "More than one customer may be meant by "
        + asked
        + ". Ask for the "
        + whatTells(candidates)
        + ", then ask again with the id:\n"
        + candidates.stream().map(CandidateWording::line).collect(joining("\n"))
        + (result.moreExist() ? "\n- and more: ask with a longer part of the name" : "");
  }

  /** Names what differs between the candidates. */
  private static String whatTells(List<Candidate> candidates) {
    List<String> differ =
        Stream.of(
                differing("full name", candidates, one -> Optional.of(one.name())),
                differing("city", candidates, Customer::city),
                differing("number or e-mail address", candidates, Customer::number),
                differing("firm above it", candidates, Customer::parent))
            .flatMap(Optional::stream)
            .toList();
    int last = differ.size() - 1;
    return switch (differ.size()) {
      case 0 -> "right one of these";
      case 1 -> differ.get(0);
      default -> String.join(", ", differ.subList(0, last)) + " or " + differ.get(last);
    };
  }

  private static Optional<String> differing(
      String what, List<Candidate> candidates, Function<Customer, Optional<String>> value) {
    long values =
        candidates.stream().map(one -> value.apply(one.customer())).distinct().limit(2).count();
    return values > 1 ? Optional.of(what) : Optional.empty();
  }

  private static String line(Candidate candidate) {
    Customer customer = candidate.customer();
    String details =
        Stream.of(
                customer.number(),
                customer.city(),
                customer.parent().map(firm -> "belongs to " + firm),
                openDeals(candidate),
                Optional.of("inactive").filter(word -> !customer.active()))
            .flatMap(Optional::stream)
            .map(value -> ", " + value)
            .collect(joining());
    return "- "
        + customer.name()
        + " ("
        + customer.kind().word()
        + details
        + ", id "
        + customer.id()
        + "): "
        + candidate.why();
  }

  private static Optional<String> openDeals(Candidate candidate) {
    return candidate.openDeals().isEmpty()
        ? Optional.empty()
        : Optional.of(
            switch (candidate.openDeals().getAsInt()) {
              case 0 -> "no open deal";
              case 1 -> "1 open deal";
              default -> candidate.openDeals().getAsInt() + " open deals";
            });
  }
}
