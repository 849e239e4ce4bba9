package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.BriefRows.Part;
import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The lines of a customer brief, each from the rows of one part; none where they say nothing. */
final class BriefLines {
  private static final int MOST_OPEN_DEALS = 5;
  private static final int MOST_WON_DEALS = 3;
  private static final int MOST_PRODUCTS = 10;

  private static final List<Part> ACTIVITIES =
      Stream.of(Part.values()).filter(part -> part.topic() == Topic.LAST_CONTACT).toList();

  private final Customer customer;
  private final PartialBatch<Part> rows;
  private final Ranking ranking;

  BriefLines(Customer customer, PartialBatch<Part> rows, Ranking ranking) {
    this.customer = customer;
    this.rows = rows;
    this.ranking = ranking;
  }

  List<Line> all() {
    List<Line> read =
        Stream.of(
                Stream.of(
                    new Line(Topic.CUSTOMER, "Customer: " + who(), BriefRows.table(customer))),
                new BriefFlagLines(customer, rows).all(),
                rows.read(Part.OPEN_DEALS, this::openDeals),
                rows.read(Part.WON_DEALS, BriefLines::wonDeals),
                rows.read(Part.PRODUCTS, BriefLines::products),
                rows.read(Part.CASES, BriefLines::cases),
                lastContacts())
            .flatMap(lines -> lines)
            .toList();
    Stream<Line> missing =
        rows.missingForNow()
            .filter(part -> !BriefFlagLines.PARTS.contains(part))
            .map(BriefLines::missing);
    return Stream.concat(read.stream(), missing).sorted(comparing(Line::topic)).toList();
  }

  /** Silence would read as if there were none. */
  private static Line missing(Part part) {
    String what = part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return new Line(part.topic(), "Could not be read, ask again: " + what, part.table());
  }

  private String who() {
    return Stream.of(
            Optional.of(customer.name()),
            Optional.of(customer.kind().word()),
            customer.number(),
            customer.city(),
            Optional.of("inactive").filter(word -> !customer.active()))
        .flatMap(Optional::stream)
        .map(OneLine::of)
        .collect(joining(", "));
  }

  private Stream<Line> openDeals(Page page) {
    List<Opportunity> deals =
        page.rows().stream().map(Opportunity::of).sorted(ranking.order()).toList();
    String count =
        page.hasMore()
            ? "more than " + deals.size() + ". The most valuable of them come to "
            : deals.size() + ". Together they come to ";
    return Stream.concat(
            deals.size() > 1
                ? Stream.of("Open deals: " + count + DealWording.amount(deals))
                : Stream.empty(),
            deals.stream()
                .limit(MOST_OPEN_DEALS)
                .map(deal -> "Open deal: " + DealWording.line(deal)))
        .map(text -> new Line(Topic.OPEN_DEAL, text, "opportunities"));
  }

  private static Stream<Line> wonDeals(Page page) {
    List<WonDeal> deals = page.rows().stream().map(WonDeal::of).toList();
    List<Money> values = deals.stream().flatMap(deal -> deal.value().stream()).toList();
    String count =
        page.hasMore()
            ? "more than " + deals.size() + ". The latest of them came to "
            : deals.size() + ". Together they came to ";
    int unknown = deals.size() - values.size();
    String without = unknown == 0 ? "." : ", " + unknown + " of them without a value.";
    return Stream.concat(
            deals.size() > 1 && !values.isEmpty()
                ? Stream.of("Won deals: " + count + Money.words(Money.totals(values)) + without)
                : Stream.empty(),
            deals.stream().limit(MOST_WON_DEALS).map(deal -> "Won deal: " + DealWording.line(deal)))
        .map(text -> new Line(Topic.WON_DEAL, text, "opportunities"));
  }

  private static Stream<Line> products(Page page) {
    List<BoughtProduct> products = BoughtProduct.of(page);
    int more = products.size() - MOST_PRODUCTS;
    return Stream.concat(
            products.stream()
                .limit(MOST_PRODUCTS)
                .map(product -> "Product bought: " + product.words()),
            more > 0 || page.hasMore()
                ? Stream.of("Products bought: " + (page.hasMore() ? "and more" : more + " more"))
                : Stream.empty())
        .map(text -> new Line(Topic.PRODUCT_BOUGHT, text, "opportunityproducts"));
  }

  private static Stream<Line> cases(Page page) {
    long count = page.count().orElse(0);
    long more = count - page.rows().size();
    String atLeast = count < Query.LARGEST_PAGE ? "" : "at least "; // Dataverse counts no further
    return Stream.concat(
            page.rows().stream().map(row -> "Open case: " + openCase(row)),
            more > 0 ? Stream.of("Open cases: " + atLeast + more + " more") : Stream.empty())
        .map(text -> new Line(Topic.OPEN_CASE, text, "incidents"));
  }

  private static String openCase(Row row) {
    return Stream.of(
            row.string("ticketnumber"),
            row.string("title"),
            row.formatted("prioritycode").map(priority -> "priority " + priority),
            row.formatted("createdon").map(when -> "since " + when))
        .flatMap(Optional::stream)
        .map(OneLine::of)
        .collect(joining(", "));
  }

  private Stream<Line> lastContacts() {
    return ACTIVITIES.stream()
        .flatMap(this::contacts)
        .sorted(LastContact.LATEST_FIRST)
        .limit(BriefRows.MOST_CONTACTS)
        .map(
            contact ->
                new Line(Topic.LAST_CONTACT, "Last contact: " + contact.words(), contact.source()));
  }

  private Stream<LastContact> contacts(Part part) {
    return rows.read(
        part, page -> page.rows().stream().map(row -> LastContact.of(row, customer, part.table())));
  }
}
