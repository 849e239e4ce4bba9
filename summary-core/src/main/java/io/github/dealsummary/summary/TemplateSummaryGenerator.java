package io.github.dealsummary.summary;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Environment;
import io.github.dealsummary.LeftOut;
import io.github.dealsummary.Money;
import io.github.dealsummary.OneLine;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Question;
import io.github.dealsummary.Summary;
import io.github.dealsummary.SummaryGenerator;
import io.github.dealsummary.table.PartialBatch;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes a summary from the rows around a deal, in the sections of Copilot's summary. It draws no
 * conclusions. Empty fields, and fields that may not be read, are left out.
 */
public final class TemplateSummaryGenerator implements SummaryGenerator {
  private static final int LONGEST_LINE = 1_000;

  @Override
  public Summary summarize(Environment environment, Question question, Opportunity deal) {
    TemplateQueries queries = TemplateQueries.around(deal);
    PartialBatch batch = queries.read(environment.client());
    String text =
        Stream.of(
                fields(deal).flatMap(Optional::stream),
                sections(deal, queries, batch),
                Stream.of(batch).flatMap(TemplateSummaryGenerator::leftOut))
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

  private static Stream<String> sections(
      Opportunity deal, TemplateQueries queries, PartialBatch batch) {
    return Stream.of(
            batch.read(queries.quotes(), quotes -> TemplateLines.quotes(quotes, deal)),
            batch.read(queries.products(), TemplateLines::products),
            batch.read(queries.budget(), budget -> TemplateLines.budget(budget, deal)),
            batch.read(queries.stakeholders(), who -> TemplateLines.stakeholders(who, deal)),
            batch.read(queries.firm(), TemplateLines::customer),
            batch.read(queries.closedDeals(), TemplateLines::history),
            batch.read(queries.stageChanges(), TemplateLines::stageChanges),
            batch.read(queries.competitors(), TemplateLines::competitors))
        .flatMap(lines -> lines);
  }

  /** Comes last, since only reading shows which values are not as documented. */
  private static Stream<String> leftOut(PartialBatch batch) {
    return batch.leftOut().isEmpty()
        ? Stream.empty()
        : Stream.of(LeftOut.sentence(batch.leftOut(), "the rows around the deal"));
  }

  private static String line(String text) {
    return OneLine.of(text, LONGEST_LINE);
  }

  private static Optional<String> line(String label, Optional<String> value) {
    return value.filter(text -> !text.isBlank()).map(text -> label + ": " + text);
  }
}
