package io.github.dealsummary;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes what the deal's own fields say, a line for each that is filled in. Asks nobody. */
final class TemplateSummaryGenerator implements SummaryGenerator {
  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    String lines =
        Stream.of(
                line("Est. revenue", deal.estimatedValue().map(Money::text)),
                line("Est. close date", deal.closeDateText()),
                line("Probability", deal.probability().map(percent -> percent + " %")),
                line("Stage", deal.stage()),
                line("Contact", deal.contactName()),
                line("Account", deal.accountName()),
                line("Owner", deal.ownerName()))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("\n"));
    String text = lines.isEmpty() ? "Nothing more is recorded about this deal." : lines;
    return new Summary(text, Summary.Author.TEMPLATE, Optional.empty());
  }

  private static Optional<String> line(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> label + ": " + text);
  }
}
