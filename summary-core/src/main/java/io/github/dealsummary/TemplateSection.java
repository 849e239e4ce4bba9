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
final class TemplateSection {
  private static final int WON = 1;
  private static final int TOP_PRODUCTS = 2;
  private static final int LAST_CHANGES = 3;

  private TemplateSection() {}

  static Optional<String> quotes(Page quotes, Opportunity deal) {
    return quotes.rows().stream()
        .findFirst()
        .map(
            last ->
                "Quotes: "
                    + counted(quotes)
                    + deal.contactName().map(name -> " for " + name).orElse("")
                    + last.formatted("createdon").map(when -> ", the last of " + when).orElse("")
                    + Money.of(last, "totalamount").map(sum -> " over " + sum.text()).orElse("")
                    + last.formatted("effectiveto")
                        .map(until -> ", valid until " + until)
                        .orElse("")
                    + ".");
  }

  static Optional<String> products(Page products) {
    List<Row> rows = products.rows();
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String names =
        rows.stream().limit(TOP_PRODUCTS).map(TemplateSection::product).collect(joining(" and "));
    if (rows.size() == 1) {
      return Optional.of("Product: " + names + ".");
    }
    List<Money> amounts = rows.stream().flatMap(row -> amount(row).stream()).toList();
    String total =
        amounts.size() == rows.size() && !products.hasMore()
            ? ", together " + Money.words(Money.totals(amounts))
            : ""; // a sum that leaves some out would be wrong
    return Optional.of(
        "Products: " + counted(products) + total + "; the most valuable: " + names + ".");
  }

  static Optional<String> budget(Page deals, Opportunity deal) {
    return deals.rows().stream()
        .findFirst()
        .flatMap(row -> Money.of(row, "budgetamount"))
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
  static Optional<String> stakeholders(Page connections, Opportunity deal) {
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
    return Optional.of(names)
        .filter(text -> !text.isEmpty())
        .map(text -> "Stakeholders: " + text + ".");
  }

  static Optional<String> customer(Page accounts) {
    return accounts.rows().stream()
        .findFirst()
        .flatMap(
            account ->
                joined(
                    "Customer: ",
                    Stream.of(
                        account.formatted("industrycode"),
                        account.formatted("createdon").map(when -> "on file since " + when))));
  }

  static Stream<Optional<String>> history(Page closed) {
    List<Row> won =
        closed.rows().stream()
            .filter(row -> row.integer("statecode").filter(state -> state == WON).isPresent())
            .toList();
    if (won.isEmpty()) {
      return Stream.empty();
    }
    List<Money> amounts =
        won.stream().flatMap(row -> Money.of(row, "actualvalue").stream()).toList();
    Optional<String> since =
        closed.hasMore() ? Optional.empty() : won.get(won.size() - 1).formatted("actualclosedate");
    String bought =
        "Bought so far: "
            + (closed.hasMore() ? "more than " : "")
            + Money.words(Money.totals(amounts))
            + since.map(day -> ", since " + day).orElse("")
            + ".";
    Optional<String> last =
        joined(
            "Last won deal: ",
            Stream.of(
                won.get(0).string("name"),
                Money.of(won.get(0), "actualvalue").map(Money::text),
                won.get(0).formatted("actualclosedate").map(day -> "closed " + day)));
    String share = "Deals won: " + won.size() + " of " + counted(closed) + " closed.";
    return Stream.of(
        Optional.of(bought).filter(text -> !amounts.isEmpty()), last, Optional.of(share));
  }

  static Stream<Optional<String>> stageChanges(Page audits) {
    return audits.rows().stream()
        .flatMap(StageChange::of)
        .limit(LAST_CHANGES)
        .map(
            change ->
                Optional.of(
                    "Stage changed from "
                        + change.from()
                        + " to "
                        + change.to()
                        + change.user().map(name -> " by " + name).orElse("")
                        + change.when().map(when -> " on " + when).orElse("")
                        + "."));
  }

  static Stream<Optional<String>> competitors(Page competitors) {
    return competitors.rows().stream()
        .flatMap(row -> row.string("name").map(name -> competitor(name, row)).stream())
        .map(Optional::of);
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
    String name =
        row.lookup("productid")
            .flatMap(Lookup::name)
            .or(() -> row.string("productname"))
            .orElse("one without a name");
    return name + amount(row).map(value -> " (" + value.text() + ")").orElse("");
  }

  private static Optional<Money> amount(Row product) {
    return Money.of(product, "extendedamount");
  }

  private static String counted(Page page) {
    return (page.hasMore() ? "more than " : "") + page.rows().size();
  }

  private static Optional<String> joined(String label, Stream<Optional<String>> values) {
    String text = values.flatMap(Optional::stream).collect(joining(", "));
    return Optional.of(text).filter(t -> !t.isEmpty()).map(t -> label + t + ".");
  }
}
