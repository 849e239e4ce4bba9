package io.github.dealsummary;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
  @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "10000 $10,000.00 | 500 $500.00     | $10,500.00   | the symbol leads",
        "10000 10.000,00 € | 500.5 500,50 € | 10.500,50 €  | the symbol follows, comma and point",
        "600 $600.00      | 500 $500.00     | $1,100.00    | no sample shows thousands",
        "600 600,00 €     | 500 500,00 €    | 1.100,00 €   | nor here",
        "12000 ¥12,000    | 34000 ¥34,000   | ¥46,000      | a currency without decimals",
        "1200 CHF 1’200.00 | 1 CHF 1.00     | CHF 1’201.00 | apostrophes",
        "1.234 KD1.234    | 1 KD1.000       | KD2.234      | three decimals",
        "0 $0.00          | 5 $5.00         | $5.00        | nothing is something",
        "0 $0.00          | 0 $0.00         | 0 Franc      | nothing to learn from",
        "-5 ($5.00)       | 2 $2.00         | -3 Franc     | negative amounts are written out",
        "1234567 ₹12,34,567.00 | 1 ₹1.00    | 1234568 Franc | groups that are not thousands",
        "1 uno            | 2 due           | 3 Franc      | words",
        "1.005 $1.01      | 2 $2.00         | 3.005 Franc  | rounded more than it shows",
        "1000.000 $1,000.00 | 2 $2.00       | $1,002.00    | zeros at the end do not matter"
      })
  void sumIsWrittenAsTheEnvironmentWritesTheParts(String a, String b, String sum, String reason) {
    assertThat(Money.totals(List.of(money(a, "Franc"), money(b, "Franc"))))
        .as(reason)
        .extracting(Money::text)
        .containsExactly(sum);
  }

  @Test
  void currenciesAreNeverAddedUp() {
    List<Money> totals =
        Money.totals(
            Stream.of(
                    money("1 $1.00", "US Dollar"),
                    money("2 2,00 €", "Euro"),
                    money("3 $3.00", "US Dollar"))
                .toList());
    assertThat(Money.words(totals)).isEqualTo("$4.00 and 2,00 €");
  }

  private static Money money(String amountAndText, String currency) {
    String[] parts = amountAndText.split(" ", 2);
    return new Money(new BigDecimal(parts[0]), parts[1], Optional.of(currency));
  }
}
