package io.github.dealsummary.summary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.dealsummary.Money;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.table.Competitors.Competitor;
import io.github.dealsummary.table.Customers.Firm;
import io.github.dealsummary.table.Opportunities.ClosedDeal;
import io.github.dealsummary.table.ProductLines.ProductLine;
import io.github.dealsummary.table.Quotes.Quote;
import io.github.dealsummary.table.Records;
import io.github.dealsummary.table.StageChanges.StageChange;
import io.github.dealsummary.table.Stakeholders.Stakeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes the lines of a summary, each from one kind of record. Without records there is no line. */
final class TemplateLines {
  private static final int TOP_PRODUCTS = 2;
  private static final int LAST_CHANGES = 3;

  private TemplateLines() {}

  static Stream<String> quotes(Records<Quote> quotes, Opportunity deal) {
    return quotes.stream()
        .limit(1)
        .map(
            last ->
                "Quotes: "
                    + counted(quotes)
                    + deal.contactName().map(name -> " for " + name).orElse("")
                    + last.created().map(when -> "; the latest of " + when).orElse("")
                    + last.total().map(sum -> " for " + sum.text()).orElse("")
                    + last.validUntil().map(until -> ", valid until " + until).orElse("")
                    + ".");
  }

  static Stream<String> products(Records<ProductLine> products) {
    List<ProductLine> lines = products.all();
    String names =
        lines.stream().limit(TOP_PRODUCTS).map(TemplateLines::product).collect(joining(" and "));
    return switch (lines.size()) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of("Product: " + names + ".");
      default ->
          Stream.of(
              "Products: "
                  + counted(products)
                  + together(products, lines)
                  + "; the most valuable: "
                  + names
                  + ".");
    };
  }

  private static String together(Records<ProductLine> products, List<ProductLine> lines) {
    List<Money> amounts = lines.stream().flatMap(line -> line.amount().stream()).toList();
    // If some lines were not read or have no amount, the sum would be wrong.
    return amounts.size() == lines.size() && !products.hasMore()
        ? ", together " + Money.words(Money.totals(amounts))
        : "";
  }

  static Stream<String> budget(Records<Money> budgets, Opportunity deal) {
    return budgets.stream()
        .map(
            budget ->
                "Budget: "
                    + budget.text()
                    + deal.estimatedValue()
                        .map(value -> ", against an estimated revenue of " + value.text())
                        .orElse("")
                    + ".");
  }

  /** Names the contacts with a stake in this deal, and in how many other deals of the account. */
  static Stream<String> stakeholders(Records<Stakeholder> stakeholders, Opportunity deal) {
    Map<Lookup, Set<UUID>> dealsOfEach =
        stakeholders.stream()
            .collect(
                groupingBy(
                    Stakeholder::contact, LinkedHashMap::new, mapping(Stakeholder::deal, toSet())));
    String names =
        dealsOfEach.entrySet().stream()
            .filter(entry -> entry.getValue().contains(deal.id()))
            .map(entry -> stakeholder(entry.getKey(), entry.getValue().size() - 1))
            .collect(joining(", "));
    return names.isEmpty() ? Stream.empty() : Stream.of("Stakeholders: " + names + ".");
  }

  static Stream<String> customer(Records<Firm> firms) {
    return firms.stream()
        .flatMap(
            firm ->
                joined(
                    "Customer: ",
                    Stream.of(
                        firm.industry(), firm.onFileSince().map(when -> "on file since " + when))));
  }

  static Stream<String> history(Records<ClosedDeal> closed) {
    List<ClosedDeal> won = closed.stream().filter(ClosedDeal::won).toList();
    if (won.isEmpty()) {
      return Stream.empty();
    }
    ClosedDeal last = won.get(0);
    return Stream.of(
            bought(won, closed.hasMore()),
            joined(
                "Last won deal: ",
                Stream.of(
                    last.name(),
                    last.value().map(Money::text),
                    last.closedOn().map(day -> "closed " + day))),
            Stream.of("Deals won: " + won.size() + " of " + lastOf(closed) + " closed."))
        .flatMap(lines -> lines);
  }

  private static Stream<String> bought(List<ClosedDeal> won, boolean andMore) {
    List<Money> amounts = won.stream().flatMap(deal -> deal.value().stream()).toList();
    Optional<String> since = andMore ? Optional.empty() : won.get(won.size() - 1).closedOn();
    return amounts.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "Bought so far: "
                + (andMore ? "at least " : "")
                + Money.words(Money.totals(amounts))
                + since.map(day -> ", since " + day).orElse("")
                + ".");
  }

  static Stream<String> stageChanges(Records<StageChange> changes) {
    return changes.stream()
        .limit(LAST_CHANGES)
        .map(
            change ->
                "Stage changed from "
                    + change.from()
                    + " to "
                    + change.to()
                    + change.user().map(name -> " by " + name).orElse("")
                    + change.when().map(when -> " on " + when).orElse("")
                    + ".");
  }

  static Stream<String> competitors(Records<Competitor> competitors) {
    return competitors.stream()
        .flatMap(one -> one.name().map(name -> competitor(name, one)).stream());
  }

  private static String competitor(String name, Competitor competitor) {
    return "Competitor: "
        + name
        + competitor.strengths().map(text -> "; strong in: " + text.strip()).orElse("")
        + competitor.weaknesses().map(text -> "; weak in: " + text.strip()).orElse("");
  }

  private static String stakeholder(Lookup contact, int others) {
    String name = contact.name().orElseThrow();
    return switch (others) {
      case 0 -> name;
      case 1 -> name + " (also in 1 other deal of the account)";
      default -> name + " (also in " + others + " other deals of the account)";
    };
  }

  private static String product(ProductLine line) {
    return line.name().orElse("one without a name")
        + line.amount().map(value -> " (" + value.text() + ")").orElse("");
  }

  private static String lastOf(Records<?> records) {
    return (records.hasMore() ? "the last " : "") + records.size();
  }

  private static String counted(Records<?> records) {
    return (records.hasMore() ? "more than " : "") + records.size();
  }

  private static Stream<String> joined(String label, Stream<Optional<String>> values) {
    String text = values.flatMap(Optional::stream).collect(joining(", "));
    return text.isEmpty() ? Stream.empty() : Stream.of(label + text + ".");
  }
}
