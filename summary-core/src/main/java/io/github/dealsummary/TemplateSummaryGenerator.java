package io.github.dealsummary;

import io.github.dealsummary.DealRows.Part;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes what the rows around a deal say, in the sections of Copilot's summary. Nothing is
 * concluded: what is not filled in, or may not be read, is a line less.
 */
final class TemplateSummaryGenerator implements SummaryGenerator {
  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    DealRows rows = DealRows.of(deal, environment.client());
    String text =
        Stream.of(fields(deal), sections(deal, rows))
            .map(lines -> lines.flatMap(Optional::stream).collect(Collectors.joining("\n")))
            .filter(section -> !section.isEmpty())
            .collect(Collectors.joining("\n\n"));
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

  private static Stream<Optional<String>> sections(Opportunity deal, DealRows rows) {
    return Stream.of(
            Stream.of(
                rows.page(Part.QUOTES).flatMap(page -> TemplateSection.quotes(page, deal)),
                rows.page(Part.PRODUCTS).flatMap(TemplateSection::products),
                rows.page(Part.DEAL).flatMap(page -> TemplateSection.budget(page, deal)),
                rows.page(Part.STAKEHOLDERS)
                    .flatMap(page -> TemplateSection.stakeholders(page, deal)),
                rows.page(Part.ACCOUNT).flatMap(TemplateSection::customer)),
            rows.page(Part.CLOSED_DEALS).stream().flatMap(TemplateSection::history),
            rows.page(Part.CHANGES).stream().flatMap(TemplateSection::stageChanges),
            rows.page(Part.COMPETITORS).stream().flatMap(TemplateSection::competitors))
        .flatMap(lines -> lines);
  }

  private static Optional<String> line(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> label + ": " + text);
  }
}
