package io.github.dealsummary.contract;

import static io.github.dealsummary.contract.AnswerFormat.JSON;
import static io.github.dealsummary.contract.AnswerFormat.TEXT;
import static io.github.dealsummary.contract.RequestField.CUSTOMER_ID;
import static io.github.dealsummary.contract.RequestField.CUSTOMER_NAME;
import static io.github.dealsummary.contract.RequestField.ENVIRONMENT;
import static io.github.dealsummary.contract.RequestField.FORMAT;
import static io.github.dealsummary.contract.RequestField.RANKING;
import static io.github.dealsummary.contract.RequestField.WON_DEALS;

import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.contract.caller.Ids;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request says, by name: its query parameters or the fields of its body. An empty value
 * counts as absent. The Functions host drops empty parameters, and every server has to understand a
 * request alike.
 */
record RequestFields(Map<String, String> values) {
  /** The query parameters of a call. */
  static RequestFields of(Call call) {
    return new RequestFields(call.parameters());
  }

  /**
   * @param caller who asks, if that is known
   */
  Question questionAboutSeveralDeals(Optional<UUID> caller) {
    Question question = question(caller);
    return saysYes(WON_DEALS) ? question.withWonDeals() : question;
  }

  /**
   * @param caller as above
   */
  Question question(Optional<UUID> caller) {
    Question about = about();
    Question question = caller.map(about::askedBy).orElse(about);
    Optional<Ranking> ranking = value(RANKING).map(RequestFields::ranking);
    if (ranking.isPresent()) {
      question = question.rankedBy(ranking.get());
    }
    Optional<String> environment = value(ENVIRONMENT);
    return environment.isPresent() ? question.in(environment.get()) : question;
  }

  private Question about() {
    Optional<Question> named = value(CUSTOMER_NAME).map(RequestFields::name).map(Question::about);
    // A connector always sends a name, so that an id beside it is what the user has picked.
    return id(CUSTOMER_ID)
        .map(Question::about)
        .or(() -> named)
        .orElseThrow(
            () ->
                new InvalidQuestion(
                    "Give the customer's name in "
                        + CUSTOMER_NAME
                        + ", or its id in "
                        + CUSTOMER_ID
                        + "."));
  }

  AnswerFormat format() {
    return value(FORMAT)
        .map(
            word ->
                AnswerFormat.named(word)
                    .orElseThrow(
                        () ->
                            new InvalidQuestion(
                                "The format is unknown. Give "
                                    + TEXT.word()
                                    + " or "
                                    + JSON.word()
                                    + " once, or leave it out for "
                                    + TEXT.word()
                                    + ".")))
        .orElse(TEXT);
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

  private boolean saysYes(RequestField field) {
    String given = value(field).orElse("false");
    if (!given.equals("true") && !given.equals("false")) {
      throw new InvalidQuestion(field + " is neither true nor false.");
    }
    return given.equals("true");
  }

  /**
   * The value of a field; empty if it has none.
   *
   * @throws InvalidQuestion if it is longer than the field's values may be
   */
  Optional<String> value(RequestField field) {
    String value = values.getOrDefault(field.toString(), "");
    if (value.codePointCount(0, value.length()) > field.longest()) {
      throw new InvalidQuestion(
          String.format(
              Locale.ROOT,
              "The %s is longer than %,d characters. Shorten it, or leave it out.",
              field,
              field.longest()));
    }
    return Optional.of(value).filter(given -> !given.isEmpty());
  }

  /** Servers put U+FFFD where the percent-encoded bytes were no UTF-8. */
  private static String name(String value) {
    if (value.indexOf('\uFFFD') >= 0) {
      throw new InvalidQuestion(
          "The " + CUSTOMER_NAME + " holds broken text. Give it as percent-encoded UTF-8.");
    }
    return value;
  }

  /** The value as an id. */
  Optional<UUID> id(RequestField field) {
    return value(field)
        .map(
            given ->
                Ids.parse(given)
                    .orElseThrow(
                        () ->
                            new InvalidQuestion(
                                "The "
                                    + field
                                    + " is not an id. Give it as an earlier answer listed it, or leave"
                                    + " it out.")));
  }
}
