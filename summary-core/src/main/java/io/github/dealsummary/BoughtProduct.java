package io.github.dealsummary;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.dealsummary.dataverse.Lookup;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Row;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A product of deals that were won.
 *
 * @param deals in how many
 * @param lastText the day the latest of them was closed, as the environment writes it
 */
record BoughtProduct(String name, long deals, Optional<LocalDate> last, Optional<String> lastText) {

  /** The products of these rows, the one bought last first; one without a name says nothing. */
  static List<BoughtProduct> of(Page rows) {
    return rows.rows().stream()
        .filter(row -> name(row).isPresent())
        .collect(groupingBy(BoughtProduct::key, LinkedHashMap::new, toList()))
        .values()
        .stream()
        .map(BoughtProduct::ofSame)
        .sorted(
            comparing((BoughtProduct one) -> one.last().orElse(LocalDate.MIN))
                .reversed()
                .thenComparing(BoughtProduct::name))
        .toList();
  }

  String words() {
    return OneLine.of(name)
        + " - in "
        + (deals == 1 ? "1 won deal" : deals + " won deals")
        + lastText.map(day -> (deals == 1 ? ", closed " : ", the last closed ") + day).orElse("");
  }

  private static BoughtProduct ofSame(List<Row> rows) {
    Optional<Row> last =
        rows.stream()
            .flatMap(row -> row.row("opportunityid").stream())
            .filter(deal -> closed(deal).isPresent())
            .max(comparing(deal -> closed(deal).orElseThrow()));
    return new BoughtProduct(
        name(rows.get(0)).orElseThrow(),
        rows.stream().map(row -> row.id("_opportunityid_value")).distinct().count(),
        last.flatMap(BoughtProduct::closed),
        last.flatMap(
            deal -> deal.formatted("actualclosedate").or(() -> deal.string("actualclosedate"))));
  }

  private static Optional<LocalDate> closed(Row deal) {
    return deal.date("actualclosedate");
  }

  /** One of the catalogue is itself whatever it was called; one written in has but its name. */
  private static String key(Row row) {
    return row.id("_productid_value")
        .map(Object::toString)
        .orElseGet(() -> name(row).orElseThrow().toLowerCase(Locale.ROOT));
  }

  /** Of a line of a deal: the catalogue's, or what was written in. */
  static Optional<String> name(Row row) {
    return row.lookup("productid")
        .flatMap(Lookup::name)
        .or(() -> row.string("productname"))
        .filter(name -> !name.isBlank());
  }
}
