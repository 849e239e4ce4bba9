package io.github.dealsummary;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The format in which an environment writes amounts of one currency. It is learned from amounts
 * that the environment wrote, because the environment formats columns only and a sum is not a
 * column. It is used only if it writes each of these amounts as the environment did.
 *
 * @param decimals the number of digits after the decimal separator
 */
record MoneyFormat(String before, String after, String grouping, String separator, int decimals) {
  private static final Pattern WRITTEN =
      Pattern.compile("([^0-9]*)([0-9](?:.*[0-9])?)([^0-9]*)", Pattern.DOTALL);
  private static final int MOST_DECIMALS = 4;
  private static final Pattern THOUSANDS = Pattern.compile("(?<=[0-9])(?=(?:[0-9]{3})+$)");

  /** Returns the format of these amounts; empty if they differ, or have a form not known here. */
  static Optional<MoneyFormat> learned(List<Money> written) {
    // The largest amount shows how thousands are separated.
    Optional<Money> largest =
        written.stream()
            .filter(money -> money.amount().signum() > 0)
            .max((a, b) -> a.amount().compareTo(b.amount()));
    return largest
        .flatMap(MoneyFormat::of)
        .filter(
            format ->
                written.stream()
                    .allMatch(
                        money ->
                            format.text(money.amount()).filter(money.text()::equals).isPresent()));
  }

  /** Returns the amount in this format; empty if it has more decimals, or is below zero. */
  Optional<String> text(BigDecimal amount) {
    if (amount.signum() < 0 || amount.stripTrailingZeros().scale() > decimals) {
      return Optional.empty();
    }
    String digits = amount.setScale(decimals).toPlainString();
    String whole = decimals == 0 ? digits : digits.substring(0, digits.length() - decimals - 1);
    String rest = decimals == 0 ? "" : separator + digits.substring(digits.length() - decimals);
    return Optional.of(
        before
            + THOUSANDS.matcher(whole).replaceAll(Matcher.quoteReplacement(grouping))
            + rest
            + after);
  }

  private static Optional<MoneyFormat> of(Money sample) {
    Matcher parts = WRITTEN.matcher(sample.text());
    if (!parts.matches()) {
      return Optional.empty();
    }
    String number = parts.group(2);
    BigInteger digits = new BigInteger(number.replaceAll("[^0-9]", ""));
    for (int decimals = 0; decimals <= MOST_DECIMALS && decimals < number.length(); decimals++) {
      if (new BigDecimal(digits, decimals).compareTo(sample.amount()) == 0) {
        int end = number.length() - decimals;
        String separator = decimals == 0 ? "" : number.substring(end - 1, end);
        String whole = decimals == 0 ? number : number.substring(0, end - 1);
        return Optional.of(
            new MoneyFormat(
                parts.group(1), parts.group(3), grouping(whole, separator), separator, decimals));
      }
    }
    return Optional.empty();
  }

  /**
   * Returns the separator of thousands. An amount below a thousand shows none, so it is guessed.
   */
  private static String grouping(String whole, String separator) {
    return whole
        .codePoints()
        .filter(c -> c < '0' || c > '9')
        .mapToObj(Character::toString)
        .findFirst()
        .orElse(separator.equals(",") ? "." : ",");
  }
}
