package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.TemplateRows.Part;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes what the rows around a deal say, in the sections of Copilot's summary. Nothing is
 * concluded: what is not filled in, or may not be read, is a line less.
 */
final class TemplateSummaryGenerator implements SummaryGenerator {
  private static final int LONGEST_LINE = 1_000;

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    PartialBatch<Part> rows = TemplateRows.read(deal, environment.client());
    String text =
        Stream.of(fields(deal).flatMap(Optional::stream), sections(deal, rows))
            .map(lines -> lines.map(TemplateSummaryGenerator::line).collect(joining("\n")))
            .filter(section -> !section.isEmpty())
            .collect(joining("\n\n"));
    return new Summary(
        text.isEmpty() ? "Nothing more is recorded about this deal." : text,
        Summary.Author.TEMPLATE,
        Optional.empty());
  }

  private static Stream<Optional<String>> fields(Opportunity deal) {
    return Stream.of(
        line("Est. revenue", deal.estimatedValue().map(Money::text)),
        line("Est. close date", deal.closeDateText()),
        line("Probability", deal.probability().map(percent -> percent + " %")),
        line("Stage", deal.stage()),
        line("Contact", deal.contactName()),
        line("Account", deal.accountName()),
        line("Owner", deal.ownerName()));
  }

  private static Stream<String> sections(Opportunity deal, PartialBatch<Part> rows) {
    return Stream.of(
            rows.read(Part.QUOTES, page -> TemplateLines.quotes(page, deal)),
            rows.read(Part.PRODUCTS, TemplateLines::products),
            rows.read(Part.DEAL, page -> TemplateLines.budget(page, deal)),
            rows.read(Part.STAKEHOLDERS, page -> TemplateLines.stakeholders(page, deal)),
            rows.read(Part.ACCOUNT, TemplateLines::customer),
            rows.read(Part.CLOSED_DEALS, TemplateLines::history),
            rows.read(Part.CHANGES, TemplateLines::stageChanges),
            rows.read(Part.COMPETITORS, TemplateLines::competitors))
        .flatMap(lines -> lines);
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST_LINE);
  }

  private static Optional<String> line(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> label + ": " + text);
  }
}
