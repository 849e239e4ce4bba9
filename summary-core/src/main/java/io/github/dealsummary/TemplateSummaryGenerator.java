package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.DealRows.Part;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Writes what the rows around a deal say, in the sections of Copilot's summary. Nothing is
 * concluded: what is not filled in, or may not be read, is a line less.
 */
final class TemplateSummaryGenerator implements SummaryGenerator {
  private static final int LONGEST_LINE = 1_000;

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    DealRows rows = DealRows.of(deal, environment.client());
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

  private static Stream<String> sections(Opportunity deal, DealRows rows) {
    return Stream.of(
            lines(rows, Part.QUOTES, page -> TemplateSection.quotes(page, deal).stream()),
            lines(rows, Part.PRODUCTS, page -> TemplateSection.products(page).stream()),
            lines(rows, Part.DEAL, page -> TemplateSection.budget(page, deal).stream()),
            lines(
                rows, Part.STAKEHOLDERS, page -> TemplateSection.stakeholders(page, deal).stream()),
            lines(rows, Part.ACCOUNT, page -> TemplateSection.customer(page).stream()),
            lines(rows, Part.CLOSED_DEALS, page -> present(TemplateSection.history(page))),
            lines(rows, Part.CHANGES, page -> present(TemplateSection.stageChanges(page))),
            lines(rows, Part.COMPETITORS, page -> present(TemplateSection.competitors(page))))
        .flatMap(List::stream);
  }

  /** None where a row is not as documented: it must not keep back what the others say. */
  private static List<String> lines(
      DealRows rows, Part part, Function<Page, Stream<String>> section) {
    try {
      return rows.page(part).stream().flatMap(section).toList();
    } catch (DataverseException e) {
      return List.of();
    }
  }

  private static Stream<String> present(Stream<Optional<String>> lines) {
    return lines.flatMap(Optional::stream);
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST_LINE);
  }

  private static Optional<String> line(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> label + ": " + text);
  }
}
