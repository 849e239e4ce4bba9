package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Row;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A phone call, e-mail or appointment that is over.
 *
 * @param what in a word or two
 * @param outgoing whether it was ours; empty where that is not recorded
 * @param endText when it ended, as the environment writes it
 * @param regarding the case, deal or person it was about, if not the customer asked for
 */
record LastContact(
    String what,
    Optional<Boolean> outgoing,
    Optional<Instant> end,
    Optional<String> endText,
    Optional<String> subject,
    Optional<String> regarding,
    String source) {
  static final String[] COLUMNS = {
    "subject", "actualend", "activitytypecode", "_regardingobjectid_value"
  };

  private static final Map<String, String> WORDS =
      Map.of("phonecall", "phone call", "email", "e-mail", "appointment", "appointment");

  /** The latest first; those that do not say when, last. */
  static final Comparator<LastContact> LATEST_FIRST =
      comparing((LastContact contact) -> contact.end().orElse(Instant.MIN)).reversed();

  static LastContact of(Row row, Customer customer, String source) {
    return new LastContact(
        row.string("activitytypecode").map(WORDS::get).orElse("activity"),
        row.bool("directioncode"),
        row.instant("actualend"),
        row.formatted("actualend").or(() -> row.string("actualend")),
        row.string("subject").filter(text -> !text.isBlank()),
        row.lookup("regardingobjectid")
            .filter(about -> !about.id().equals(customer.id()))
            .flatMap(Lookup::name),
        source);
  }

  String words() {
    return Stream.of(
                Optional.of(what),
                outgoing.map(ours -> ours ? "outgoing" : "incoming"),
                endText.map(OneLine::of))
            .flatMap(Optional::stream)
            .collect(joining(", "))
        + subject.map(text -> " - " + OneLine.of(text)).orElse("")
        + regarding.map(name -> ", regarding " + OneLine.of(name)).orElse("");
  }
}
