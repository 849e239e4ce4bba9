package io.github.dealsummary;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An amount in a row's own currency.
 *
 * @param amount the number
 * @param text the amount as the environment writes it, such as {@code $10,000.00}, on one line
 * @param currency the currency's name, such as {@code US Dollar}; empty if the row has none
 */
public record Money(BigDecimal amount, String text, Optional<String> currency) {
  public Money {
    text = OneLine.of(text);
    currency = currency.map(OneLine::of);
  }

  /** Returns the sums of amounts, one for each currency. Currencies are not added up. */
  public static List<Money> totals(Collection<Money> parts) {
    return parts.stream()
        .collect(groupingBy(Money::currency, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(Money::total)
        .toList();
  }

  /** Returns several sums in words, such as {@code $1.00 and €2.00}. */
  public static String words(List<Money> totals) {
    return totals.stream().map(Money::text).collect(joining(" and "));
  }

  private static Money total(List<Money> ofOneCurrency) {
    Money first = ofOneCurrency.get(0);
    if (ofOneCurrency.size() == 1) {
      return first;
    }
    BigDecimal sum =
        ofOneCurrency.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    String text =
        MoneyFormat.learned(ofOneCurrency)
            .flatMap(format -> format.text(sum))
            .orElseGet(
                () -> sum.toPlainString() + first.currency().map(name -> " " + name).orElse(""));
    return new Money(sum, text, first.currency());
  }
}
