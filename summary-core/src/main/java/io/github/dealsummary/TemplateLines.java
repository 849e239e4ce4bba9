package io.github.dealsummary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The lines of a written summary, each from the rows of one part; none where they say nothing. */
final class TemplateLines {
  private static final int WON = 1;
  private static final int TOP_PRODUCTS = 2;
  private static final int LAST_CHANGES = 3;

  private TemplateLines() {}

  static Stream<String> quotes(Page quotes, Opportunity deal) {
    return quotes.rows().stream()
        .limit(1)
        .map(
            last ->
                "Quotes: "
                    + counted(quotes)
                    + deal.contactName().map(name -> " for " + name).orElse("")
                    + last.formatted("createdon").map(when -> "; the latest of " + when).orElse("")
                    + Money.of(last, "totalamount").map(sum -> " for " + sum.text()).orElse("")
                    + last.formatted("effectiveto")
                        .map(until -> ", valid until " + until)
                        .orElse("")
                    + ".");
  }

  static Stream<String> products(Page products) {
    List<Row> rows = products.rows();
    String names =
        rows.stream().limit(TOP_PRODUCTS).map(TemplateLines::product).collect(joining(" and "));
    return switch (rows.size()) {
      case 0 -> Stream.empty();
      case 1 -> Stream.of("Product: " + names + ".");
      default ->
          Stream.of(
              "Products: "
                  + counted(products)
                  + together(products)
                  + "; the most valuable: "
                  + names
                  + ".");
    };
  }

  /** Nothing where some are left out: the sum would be wrong. */
  private static String together(Page products) {
    List<Money> amounts = products.rows().stream().flatMap(row -> amount(row).stream()).toList();
    return amounts.size() == products.rows().size() && !products.hasMore()
        ? ", together " + Money.words(Money.totals(amounts))
        : "";
  }

  static Stream<String> budget(Page deals, Opportunity deal) {
    return deals.rows().stream()
        .flatMap(row -> Money.of(row, "budgetamount").stream())
        .map(
            budget ->
                "Budget: "
                    + budget.text()
                    + deal.estimatedValue()
                        .map(value -> ", against an estimated revenue of " + value.text())
                        .orElse("")
                    + ".");
  }

  /** Who has a stake in this deal, and in how many others of the account. */
  static Stream<String> stakeholders(Page connections, Opportunity deal) {
    Map<Lookup, Set<UUID>> dealsOfEach =
        connections.rows().stream()
            .filter(row -> contact(row).isPresent() && row.lookup("record1id").isPresent())
            .collect(
                groupingBy(
                    row -> contact(row).orElseThrow(),
                    LinkedHashMap::new,
                    mapping(row -> row.lookup("record1id").orElseThrow().id(), toSet())));
    String names =
        dealsOfEach.entrySet().stream()
            .filter(entry -> entry.getValue().contains(deal.id()))
            .map(entry -> stakeholder(entry.getKey(), entry.getValue().size() - 1))
            .collect(joining(", "));
    return names.isEmpty() ? Stream.empty() : Stream.of("Stakeholders: " + names + ".");
  }

  static Stream<String> customer(Page accounts) {
    return accounts.rows().stream()
        .flatMap(
            account ->
                joined(
                    "Customer: ",
                    Stream.of(
                        account.formatted("industrycode"),
                        account.formatted("createdon").map(when -> "on file since " + when))));
  }

  static Stream<String> history(Page closed) {
    List<Row> won =
        closed.rows().stream()
            .filter(row -> row.integer("statecode").filter(state -> state == WON).isPresent())
            .toList();
    if (won.isEmpty()) {
      return Stream.empty();
    }
    return Stream.of(
            bought(won, closed.hasMore()),
            joined(
                "Last won deal: ",
                Stream.of(
                    won.get(0).string("name"),
                    Money.of(won.get(0), "actualvalue").map(Money::text),
                    won.get(0).formatted("actualclosedate").map(day -> "closed " + day))),
            Stream.of("Deals won: " + won.size() + " of " + lastOf(closed) + " closed."))
        .flatMap(lines -> lines);
  }

  private static Stream<String> bought(List<Row> won, boolean andMore) {
    List<Money> amounts =
        won.stream().flatMap(row -> Money.of(row, "actualvalue").stream()).toList();
    Optional<String> since =
        andMore ? Optional.empty() : won.get(won.size() - 1).formatted("actualclosedate");
    return amounts.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "Bought so far: "
                + (andMore ? "at least " : "")
                + Money.words(Money.totals(amounts))
                + since.map(day -> ", since " + day).orElse("")
                + ".");
  }

  static Stream<String> stageChanges(Page audits) {
    return audits.rows().stream()
        .flatMap(StageChange::of)
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

  static Stream<String> competitors(Page competitors) {
    return competitors.rows().stream()
        .flatMap(row -> row.string("name").map(name -> competitor(name, row)).stream());
  }

  private static String competitor(String name, Row row) {
    return "Competitor: "
        + name
        + row.string("strengths").map(text -> "; strong in: " + text.strip()).orElse("")
        + row.string("weaknesses").map(text -> "; weak in: " + text.strip()).orElse("");
  }

  private static Optional<Lookup> contact(Row connection) {
    return connection
        .lookup("record2id")
        .filter(to -> to.table().filter("contact"::equals).isPresent() && to.name().isPresent());
  }

  private static String stakeholder(Lookup contact, int others) {
    String name = contact.name().orElseThrow();
    return switch (others) {
      case 0 -> name;
      case 1 -> name + " (also in 1 other deal of the account)";
      default -> name + " (also in " + others + " other deals of the account)";
    };
  }

  private static String product(Row row) {
    String name = BoughtProduct.name(row).orElse("one without a name");
    return name + amount(row).map(value -> " (" + value.text() + ")").orElse("");
  }

  private static Optional<Money> amount(Row product) {
    return Money.of(product, "extendedamount");
  }

  private static String lastOf(Page page) {
    return (page.hasMore() ? "the last " : "") + page.rows().size();
  }

  private static String counted(Page page) {
    return (page.hasMore() ? "more than " : "") + page.rows().size();
  }

  private static Stream<String> joined(String label, Stream<Optional<String>> values) {
    String text = values.flatMap(Optional::stream).collect(joining(", "));
    return text.isEmpty() ? Stream.empty() : Stream.of(label + text + ".");
  }
}
