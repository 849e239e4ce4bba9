package io.github.dealsummary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deals for tests that need no environment. */
public final class Deals {
  public static final Customer COFFEE =
      new Customer(
          new UUID(0, 1),
          Customer.Kind.ACCOUNT,
          "Fourth Coffee",
          Optional.of("Renton"),
          Optional.of("ABSS4G45"),
          Optional.empty(),
          true);

  private Deals() {}

  public static Opportunity deal(
      int id, @Nullable String baseValue, @Nullable String closeDate, @Nullable String modifiedOn) {
    return deal(id, baseValue, closeDate, modifiedOn, null);
  }

  public static Opportunity deal(
      int id,
      @Nullable String baseValue,
      @Nullable String closeDate,
      @Nullable String modifiedOn,
      @Nullable Long probability) {
    return deal(id, null, baseValue, closeDate, modifiedOn, probability, null);
  }

  /** A deal in this version. */
  public static Opportunity versioned(int id, String version) {
    return deal(id, null, null, null, null, null, version);
  }

  /** A deal of this value in this currency, written as the environment writes it. */
  public static Opportunity worth(int id, String value, String text, String currency) {
    Money money = new Money(new BigDecimal(value), text, Optional.of(currency));
    return deal(id, money, value, null, null, null, null);
  }

  private static Opportunity deal(
      int id,
      @Nullable Money value,
      @Nullable String baseValue,
      @Nullable String closeDate,
      @Nullable String modifiedOn,
      @Nullable Long probability,
      @Nullable String version) {
    return new Opportunity(
        new UUID(0, id),
        "deal " + id,
        List.of(COFFEE.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(value),
        Optional.ofNullable(baseValue).map(BigDecimal::new),
        Optional.ofNullable(closeDate).map(LocalDate::parse),
        Optional.empty(),
        Optional.ofNullable(probability),
        Optional.empty(),
        Optional.ofNullable(modifiedOn).map(Instant::parse),
        Optional.ofNullable(version));
  }
}
