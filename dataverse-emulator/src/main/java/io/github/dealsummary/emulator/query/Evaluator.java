package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Condition.And;
import io.github.dealsummary.emulator.query.Condition.Comparison;
import io.github.dealsummary.emulator.query.Condition.In;
import io.github.dealsummary.emulator.query.Condition.Matches;
import io.github.dealsummary.emulator.query.Condition.Not;
import io.github.dealsummary.emulator.query.Condition.Or;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a row fulfils a condition.
 *
 * <p>Null is equal to null only. A comparison with a null column does not hold, and {@code ne} and
 * {@code not} are true of everything {@code eq} or the negated condition does not hold for: so says
 * OData, and so does the SQL that Dataverse makes of {@code ne}.
 */
final class Evaluator {
  private final Store store;

  Evaluator(Store store) {
    this.store = store;
  }

  boolean holds(Condition condition, Row row) {
    if (condition instanceof And and) {
      return and.all().stream().allMatch(part -> holds(part, row));
    }
    if (condition instanceof Or or) {
      return or.any().stream().anyMatch(part -> holds(part, row));
    }
    if (condition instanceof Not not) {
      return !holds(not.negated(), row);
    }
    if (condition instanceof Comparison comparison) {
      return holds(
          comparison.operator(), value(comparison.left(), row), value(comparison.right(), row));
    }
    if (condition instanceof In in) {
      Object value = value(in.path(), row);
      return in.values().stream().anyMatch(one -> holds(Operator.EQ, value, one.value()));
    }
    Matches matches = (Matches) condition;
    return value(matches.path(), row) instanceof String text && matches.pattern().matches(text);
  }

  @Nullable Object value(Operand operand, Row row) {
    if (operand instanceof Literal literal) {
      return literal.value();
    }
    Path path = (Path) operand;
    Row at = row;
    for (Navigation step : path.steps()) {
      Optional<Row> next = store.follow(at, step);
      if (next.isEmpty()) {
        return null;
      }
      at = next.get();
    }
    return at.value(path.column().name());
  }

  private static boolean holds(Operator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      boolean bothNull = left == right;
      return operator == (bothNull ? Operator.EQ : Operator.NE);
    }
    return operator.holds(compare(left, right));
  }

  /** The order of two values of comparable types. */
  static int compare(Object left, Object right) {
    if (left instanceof String l && right instanceof String r) {
      return Text.compare(l, r);
    }
    if (left instanceof LocalDate l && right instanceof LocalDate r) {
      return l.compareTo(r);
    }
    if (left instanceof Boolean l && right instanceof Boolean r) {
      return l.compareTo(r);
    }
    if (left instanceof Number && right instanceof Number) {
      return number(left).compareTo(number(right));
    }
    if (isGuid(left)) {
      return guid(left).toString().compareTo(guid(right).toString());
    }
    return instant(left).compareTo(instant(right));
  }

  private static boolean isGuid(Object value) {
    return value instanceof UUID || value instanceof Lookup;
  }

  private static UUID guid(Object value) {
    return value instanceof Lookup lookup ? lookup.id() : (UUID) value;
  }

  private static BigDecimal number(Object value) {
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }

  private static Instant instant(Object value) {
    return value instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) value;
  }
}
