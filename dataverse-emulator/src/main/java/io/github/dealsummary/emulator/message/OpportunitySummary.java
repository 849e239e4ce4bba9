package io.github.dealsummary.emulator.message;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.FormattedValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of a summary, made of an opportunity's own fields and of its customer's other
 * opportunities, in the order of sections that Microsoft documents and in words of our own.
 */
final class OpportunitySummary {
  static final String NOTICE = "Emulated Copilot - sample data, not a real summary";

  private static final int OPEN = 0;
  private static final int WON = 1;

  private final Store store;
  private final FormattedValues formatted;
  private final Row opportunity;
  private final List<String> lines = new ArrayList<>();

  OpportunitySummary(Store store, Row opportunity) {
    this.store = store;
    this.formatted = new FormattedValues(store);
    this.opportunity = opportunity;
  }

  String text() {
    keyFields();
    stage();
    opportunity.lookup("customerid").flatMap(store::find).ifPresent(this::history);
    value("description").ifPresent(description -> lines.add("Notes: " + description));
    lines.add(NOTICE);
    return String.join("\n", lines);
  }

  private void keyFields() {
    if (hasState(opportunity, OPEN)) {
      field("Est. revenue", formatted.of(opportunity, "estimatedvalue"));
      field("Est. close date", formatted.of(opportunity, "estimatedclosedate"));
    } else {
      field("Actual revenue", formatted.of(opportunity, "actualvalue"));
      field("Actual close date", formatted.of(opportunity, "actualclosedate"));
    }
    field("Contact", related("parentcontactid", "contact"));
    field("Account", related("parentaccountid", "account"));
    field("Budget", formatted.of(opportunity, "budgetamount"));
    field("Owner", formatted.of(opportunity, "ownerid"));
  }

  private void field(String label, Optional<String> value) {
    value.ifPresent(text -> lines.add(label + ": " + text));
  }

  /** The row named by the lookup or, where that is empty, the customer if it is of that table. */
  private Optional<String> related(String column, String table) {
    return opportunity
        .lookup(column)
        .or(() -> opportunity.lookup("customerid").filter(to -> to.table().equals(table)))
        .flatMap(store::find)
        .flatMap(Row::name);
  }

  private void stage() {
    Optional<String> stage = value("stepname").or(() -> formatted.of(opportunity, "salesstage"));
    Optional<String> chance =
        formatted
            .of(opportunity, "closeprobability")
            .map(percent -> "a probability of " + percent + "%");
    if (hasState(opportunity, OPEN) && stage.isPresent()) {
      String with = chance.map(text -> ", with " + text).orElse("");
      lines.add("The deal stands at " + stage.get() + with + ".");
    }
  }

  private void history(Row customer) {
    String name = customer.name().orElse("This customer");
    List<Row> others = othersOf(customer);
    List<Row> won = others.stream().filter(other -> hasState(other, WON)).toList();
    long open = others.stream().filter(other -> hasState(other, OPEN)).count();
    String industry =
        formatted.of(customer, "industrycode").map(label -> " Industry: " + label + ".").orElse("");
    if (won.isEmpty()) {
      String since = formatted.of(customer, "createdon").orElse("an unknown date");
      lines.add("%s is on file since %s; no won deal yet.%s".formatted(name, since, industry));
    } else {
      lines.add(
          String.format(
              Locale.ROOT,
              "%s has bought for %s in all; deals won: %d of %d.%s",
              name,
              spent(won),
              won.size(),
              others.size() + 1,
              industry));
      lastOf(won).ifPresent(this::purchase);
    }
    if (open > 0) {
      lines.add("Other open deals with this customer: " + open + ".");
    }
  }

  private void purchase(Row last) {
    lines.add(
        "Last won deal: %s, %s, closed %s."
            .formatted(
                last.name().orElse("unnamed"),
                formatted.of(last, "actualvalue").orElse("no amount"),
                formatted.of(last, "actualclosedate").orElse("on an unknown date")));
  }

  private List<Row> othersOf(Row customer) {
    Column column = opportunity.table().column("customerid").orElseThrow();
    return store.equalTo(opportunity.table(), column, customer.id()).orElse(List.of()).stream()
        .filter(other -> !other.id().equals(opportunity.id()))
        .toList();
  }

  private String spent(List<Row> won) {
    BigDecimal sum =
        won.stream()
            // Deals may be in different currencies.
            .map(deal -> deal.value("actualvalue_base"))
            .flatMap(value -> value instanceof BigDecimal amount ? Stream.of(amount) : Stream.of())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return formatted.inBaseCurrency(sum);
  }

  private static Optional<Row> lastOf(List<Row> won) {
    return won.stream()
        .max(
            Comparator.comparing(
                deal ->
                    deal.value("actualclosedate") instanceof LocalDate closed
                        ? closed
                        : LocalDate.MIN));
  }

  private Optional<String> value(String column) {
    return Optional.ofNullable((String) opportunity.value(column));
  }

  private static boolean hasState(Row row, int state) {
    return Integer.valueOf(state).equals(row.value("statecode"));
  }
}
