package io.github.dealsummary.brief;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.github.dealsummary.Customer;
import io.github.dealsummary.CustomerBrief.Line;
import io.github.dealsummary.CustomerBrief.Topic;
import io.github.dealsummary.DealWording;
import io.github.dealsummary.LeftOut;
import io.github.dealsummary.Money;
import io.github.dealsummary.Opportunity;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.WonDeal;
import io.github.dealsummary.brief.BriefQueries.Section;
import io.github.dealsummary.table.Activities;
import io.github.dealsummary.table.Cases.OpenCase;
import io.github.dealsummary.table.LastContact;
import io.github.dealsummary.table.PartialBatch;
import io.github.dealsummary.table.ProductLines.BoughtLine;
import io.github.dealsummary.table.Records;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes the lines of a brief, each from one kind of record. Without records there is no line. */
record BriefLines(Customer customer, BriefQueries queries, PartialBatch batch, Ranking ranking) {
  private static final int MOST_OPEN_DEALS = 5;
  private static final int MOST_WON_DEALS = 3;
  private static final int MOST_PRODUCTS = 10;

  /** The order of contacts: the latest first, and those without a time at the end. */
  private static final Comparator<LastContact> LATEST_FIRST =
      comparing((LastContact contact) -> contact.end().orElse(Instant.MIN)).reversed();

  List<Line> all() {
    List<Line> known =
        Stream.of(
                Stream.of(new Line(Topic.CUSTOMER, "Customer: " + who(), queries.flags().table())),
                new BriefFlagLines(customer, queries, batch).all(),
                lines(queries.deals().open(), this::openDeals),
                lines(queries.deals().won(), BriefLines::wonDeals),
                lines(queries.deals().products(), BriefLines::products),
                lines(queries.cases(), BriefLines::cases),
                lastContacts())
            .flatMap(lines -> lines)
            .toList();
    // Only reading shows what is not as documented, so this comes after it. Without these lines a
    // reader would think that there is nothing.
    return Stream.of(known.stream(), queries.all().flatMap(this::missing), leftOut())
        .flatMap(lines -> lines)
        .sorted(comparing(Line::topic))
        .toList();
  }

  private Stream<Line> missing(Section<?> section) {
    return batch.isMissingForNow(section.query())
        ? Stream.of(
            new Line(
                section.topic(),
                "Could not be read, ask again: " + section.what(),
                section.query().table()))
        : Stream.empty();
  }

  /** Names the values that were left out. Each may be a flag that rules a kind of contact out. */
  private Stream<Line> leftOut() {
    return Stream.of(
            Stream.of(
                new Section<>(Topic.DO_NOT_CONTACT, "contact flags", queries.flags()),
                new Section<>(Topic.DO_NOT_CONTACT, "contact flags", queries.people())),
            queries.all())
        .<Section<?>>flatMap(sections -> sections)
        .filter(section -> !batch.leftOut(section.query()).isEmpty())
        .map(
            section ->
                new Line(
                    section.topic(),
                    LeftOut.sentence(batch.leftOut(section.query()), "the " + section.what()),
                    section.query().table()));
  }

  private <T> Stream<Line> lines(Section<T> section, Function<Records<T>, Stream<String>> words) {
    return batch
        .read(section.query(), words)
        .map(text -> new Line(section.topic(), text, section.query().table()));
  }

  private String who() {
    return Stream.of(
            Optional.of(customer.name()),
            Optional.of(customer.kind().word()),
            customer.number(),
            customer.city(),
            Optional.of("inactive").filter(word -> !customer.active()))
        .flatMap(Optional::stream)
        .collect(joining(", "));
  }

  private Stream<String> openDeals(Records<Opportunity> open) {
    Stream<Opportunity> ofPeople =
        queries.deals().ofPeople().stream()
            .flatMap(section -> batch.read(section.query(), Records::stream));
    List<Opportunity> deals =
        Stream.concat(open.stream(), ofPeople).sorted(ranking.order()).toList();
    boolean more =
        open.hasMore()
            || queries.deals().ofPeople().filter(one -> batch.hasMore(one.query())).isPresent();
    String count =
        more
            ? "more than " + deals.size() + ". The most valuable of them come to "
            : deals.size() + ". Together they come to ";
    return Stream.concat(
        deals.size() > 1
            ? Stream.of("Open deals: " + count + DealWording.amount(deals))
            : Stream.empty(),
        deals.stream()
            .limit(MOST_OPEN_DEALS)
            .map(deal -> "Open deal: " + DealWording.line(deal, customer)));
  }

  private static Stream<String> wonDeals(Records<WonDeal> won) {
    List<WonDeal> deals = won.all();
    List<Money> values = deals.stream().flatMap(deal -> deal.value().stream()).toList();
    String count =
        won.hasMore()
            ? "more than " + deals.size() + ". The latest of them came to "
            : deals.size() + ". Together they came to ";
    int unknown = deals.size() - values.size();
    String without = unknown == 0 ? "." : ", " + unknown + " of them without a value.";
    return Stream.concat(
        deals.size() > 1 && !values.isEmpty()
            ? Stream.of("Won deals: " + count + Money.words(Money.totals(values)) + without)
            : Stream.empty(),
        deals.stream().limit(MOST_WON_DEALS).map(deal -> "Won deal: " + DealWording.line(deal)));
  }

  private static Stream<String> products(Records<BoughtLine> lines) {
    List<BoughtProduct> products = BoughtProduct.of(lines);
    int more = products.size() - MOST_PRODUCTS;
    return Stream.concat(
        products.stream().limit(MOST_PRODUCTS).map(product -> "Product bought: " + product.words()),
        more > 0 || lines.hasMore()
            ? Stream.of("Products bought: " + (lines.hasMore() ? "and more" : more + " more"))
            : Stream.empty());
  }

  private static Stream<String> cases(Records<OpenCase> cases) {
    String atLeast = cases.isCountCapped() ? "at least " : "";
    return Stream.concat(
        cases.stream().map(one -> "Open case: " + openCase(one)),
        cases.unread() > 0
            ? Stream.of("Open cases: " + atLeast + cases.unread() + " more")
            : Stream.empty());
  }

  private static String openCase(OpenCase one) {
    String which =
        Stream.of(one.number(), one.title()).flatMap(Optional::stream).collect(joining(", "));
    return Stream.of(
            Optional.of(which.isEmpty() ? "one without number and title" : which),
            one.priority().map(priority -> "priority " + priority),
            one.since().map(when -> "since " + when))
        .flatMap(Optional::stream)
        .collect(joining(", "));
  }

  private Stream<Line> lastContacts() {
    return queries
        .allContacts()
        .flatMap(section -> batch.read(section.query(), Records::stream))
        .sorted(LATEST_FIRST)
        .limit(Activities.MOST)
        .map(
            contact ->
                new Line(Topic.LAST_CONTACT, "Last contact: " + words(contact), contact.table()));
  }

  private static String words(LastContact contact) {
    return Stream.of(
                Optional.of(word(contact.kind())),
                contact.outgoing().map(ours -> ours ? "outgoing" : "incoming"),
                contact.endText())
            .flatMap(Optional::stream)
            .collect(joining(", "))
        + contact.subject().map(text -> " - " + text).orElse("")
        + contact.regarding().map(name -> ", regarding " + name).orElse("");
  }

  private static String word(LastContact.Kind kind) {
    return switch (kind) {
      case PHONE_CALL -> "phone call";
      case EMAIL -> "e-mail";
      case APPOINTMENT -> "appointment";
      case OTHER -> "activity";
    };
  }
}
