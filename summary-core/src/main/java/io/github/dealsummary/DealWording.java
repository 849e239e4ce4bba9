package io.github.dealsummary;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts deals and their sums into words. */
public final class DealWording {
  private static final int LONGEST_LIST = 50_000;

  private DealWording() {}

  /** Says why this deal is the first, how many others are open and what they come to. */
  static String choice(Found.Deals found) {
    List<Opportunity> others = found.others();
    if (others.isEmpty()) {
      return found.why();
    }
    if (found.moreExist()) {
      return found.why() + " The others that were read come to " + amount(others);
    }
    return found.why()
        + (others.size() == 1
            ? " The other one comes to "
            : " The other " + others.size() + " come to ")
        + amount(others);
  }

  static String listed(Found.Deals found) {
    List<Opportunity> deals = found.ranked();
    String count =
        (found.moreExist() ? "more than " : "")
            + (deals.size() == 1 ? "one open deal" : deals.size() + " open deals");
    String total = deals.size() == 1 ? "" : " Together they come to " + amount(deals);
    return (deals.size() == 1 && !found.moreExist() ? "There is " : "There are ")
        + count
        + " with "
        + found.customer().name()
        + ":\n"
        + lines(found)
        + "\n\nThe first: "
        + found.why()
        + total
        + history(found.won());
  }

  /** Numbers the deals. Only very long names make the list longer than a model reads with care. */
  private static String lines(Found.Deals found) {
    StringBuilder lines = new StringBuilder();
    List<Opportunity> deals = found.ranked();
    for (int i = 0; i < deals.size(); i++) {
      if (lines.length() > LONGEST_LIST) {
        return lines
            + "- and "
            + (deals.size() - i)
            + " more, left out of this text for its length";
      }
      lines.append(i + 1).append(". ").append(line(deals.get(i), found.customer())).append('\n');
    }
    return lines.toString().stripTrailing();
  }

  /** Lists the won deals under a heading; empty text if there are none. */
  static String history(List<WonDeal> won) {
    return won.isEmpty()
        ? ""
        : won.stream()
            .map(deal -> "- " + line(deal))
            .collect(joining("\n", "\n\nWon before, the latest first:\n", ""));
  }

  /** Returns a won deal as one line: name, value and day. */
  public static String line(WonDeal deal) {
    return deal.name()
        + details(
            Stream.of(
                deal.value().map(Money::text), deal.closedOnText().map(date -> "closed " + date)));
  }

  /**
   * Returns an open deal as one line: name, the person of a firm with whom it is, value, close
   * date, probability and stage.
   */
  public static String line(Opportunity deal, Customer customer) {
    return named(deal, customer)
        + details(
            Stream.of(
                deal.estimatedValue().map(Money::text),
                deal.closeDateText().map(date -> "closes " + date),
                deal.probability().map(percent -> percent + " %"),
                deal.stage()));
  }

  /** Returns the deal's name, and the person of the firm with whom it is. */
  static String named(Opportunity deal, Customer customer) {
    return deal.name() + deal.personOf(customer).map(person -> ", with " + person).orElse("");
  }

  private static String details(Stream<Optional<String>> details) {
    String joined = details.flatMap(Optional::stream).collect(joining(", "));
    return joined.isEmpty() ? "" : " - " + joined;
  }

  /** Returns the sum of the deals' estimated values, as the end of a sentence. */
  public static String amount(List<Opportunity> deals) {
    long without = deals.stream().filter(deal -> deal.estimatedValue().isEmpty()).count();
    if (without == deals.size()) {
      return "an unknown amount: no value is estimated.";
    }
    return Money.words(Found.Deals.totals(deals))
        + (without == 0 ? "." : ", " + without + " of them without an estimated value.");
  }
}
