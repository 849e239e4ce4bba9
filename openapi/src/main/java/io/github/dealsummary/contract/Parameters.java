package io.github.dealsummary.contract;

import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.contract.caller.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The query parameters of the operations that ask about a customer. An empty value is no value: the
 * Functions host drops those, and every server is to understand a request alike.
 */
record Parameters(Map<String, String> values) {
  /**
   * @param caller who asks, if that is known
   */
  Question listing(Optional<UUID> caller) {
    Question question = question(caller);
    return saysYes("wonDeals") ? question.withWonDeals() : question;
  }

  /**
   * @param caller as above
   */
  Question question(Optional<UUID> caller) {
    Question about = about();
    Question question = caller.map(about::askedBy).orElse(about);
    Optional<Ranking> ranking = value("ranking").map(Parameters::ranking);
    if (ranking.isPresent()) {
      question = question.rankedBy(ranking.get());
    }
    Optional<String> environment = value("environment");
    return environment.isPresent() ? question.in(environment.get()) : question;
  }

  private Question about() {
    return id("customerId")
        .map(Question::about)
        .or(() -> value("customerName").map(Parameters::name).map(Question::about))
        .orElseThrow(
            () ->
                new InvalidQuestion(
                    "Give the customer's name in customerName, or its id in customerId."));
  }

  boolean asksForJson() {
    String format = value("format").orElse("text");
    if (!format.equals("json") && !format.equals("text")) {
      throw new InvalidQuestion(
          "The format is unknown. Give text or json once, or leave it out for text.");
    }
    return format.equals("json");
  }

  private static Ranking ranking(String word) {
    return Ranking.named(word)
        .orElseThrow(
            () ->
                new InvalidQuestion(
                    "The ranking is unknown. Give one of "
                        + Ranking.words()
                        + ", or leave it out for the configured one."));
  }

  private boolean saysYes(String name) {
    String given = value(name).orElse("false");
    if (!given.equals("true") && !given.equals("false")) {
      throw new InvalidQuestion(name + " is neither true nor false.");
    }
    return given.equals("true");
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
  }

  /** Servers put U+FFFD where the percent-encoded bytes were no UTF-8. */
  private static String name(String value) {
    if (value.indexOf('\uFFFD') >= 0) {
      throw new InvalidQuestion(
          "The customerName holds broken text. Give it as percent-encoded UTF-8.");
    }
    return value;
  }

  /** The value as an id. */
  Optional<UUID> id(String name) {
    return value(name)
        .map(
            given ->
                Ids.parse(given)
                    .orElseThrow(
                        () ->
                            new InvalidQuestion(
                                "The "
                                    + name
                                    + " is not an id. Give it as an earlier answer listed it, or leave"
                                    + " it out.")));
  }
}
