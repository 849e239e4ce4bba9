package io.github.dealsummary.brief;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.dealsummary.table.ProductLines.BoughtLine;
import io.github.dealsummary.table.Records;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A product of deals that were won.
 *
 * @param name the product's name
 * @param deals the number of won deals with this product
 * @param last the day on which the latest of these deals was closed
 * @param lastText that day as the environment writes it
 */
record BoughtProduct(String name, long deals, Optional<LocalDate> last, Optional<String> lastText) {

  /** Returns the products of these lines, the latest first. Lines without a name are left out. */
  static List<BoughtProduct> of(Records<BoughtLine> lines) {
    return lines.stream()
        .filter(line -> line.name().isPresent())
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
    return name
        + " - in "
        + (deals == 1 ? "1 won deal" : deals + " won deals")
        + lastText.map(day -> (deals == 1 ? ", closed " : ", the last closed ") + day).orElse("");
  }

  private static BoughtProduct ofSame(List<BoughtLine> lines) {
    Optional<BoughtLine> last =
        lines.stream()
            .filter(line -> line.closed().isPresent())
            .max(comparing(line -> line.closed().orElseThrow()));
    return new BoughtProduct(
        lines.get(0).name().orElseThrow(),
        lines.stream().map(BoughtLine::deal).distinct().count(),
        last.flatMap(BoughtLine::closed),
        last.flatMap(BoughtLine::closedText));
  }

  /**
   * Returns the id of a product from the catalogue, whose name may have changed, or the name of a
   * product that was written in.
   */
  private static String key(BoughtLine line) {
    return line.product()
        .map(UUID::toString)
        .orElseGet(() -> line.name().orElseThrow().toLowerCase(Locale.ROOT));
  }
}
