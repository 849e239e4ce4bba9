package io.github.dealsummary;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Deals for tests that need no environment. */
final class Deals {
  static final Customer COFFEE =
      new Customer(
          new UUID(0, 1),
          Customer.Kind.ACCOUNT,
          "Fourth Coffee",
          Optional.of("Renton"),
          Optional.of("ABSS4G45"),
          true);

  private Deals() {}

  static Opportunity deal(
      int id, @Nullable String baseValue, @Nullable String closeDate, @Nullable String modifiedOn) {
    return new Opportunity(
        new UUID(0, id),
        "deal " + id,
        List.of(COFFEE.id()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(baseValue).map(BigDecimal::new),
        Optional.ofNullable(closeDate).map(LocalDate::parse),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(modifiedOn).map(Instant::parse));
  }
}
