package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Condition.And;
import io.github.dealsummary.emulator.query.Condition.Comparison;
import io.github.dealsummary.emulator.query.Condition.HoldsAny;
import io.github.dealsummary.emulator.query.Condition.In;
import io.github.dealsummary.emulator.query.Condition.Lambda;
import io.github.dealsummary.emulator.query.Condition.Linked;
import io.github.dealsummary.emulator.query.Condition.Matches;
import io.github.dealsummary.emulator.query.Condition.Not;
import io.github.dealsummary.emulator.query.Condition.Or;
import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a row fulfils a condition.
 *
 * <p>Null is equal to null only. A comparison with a null column does not hold, and {@code ne} and
 * {@code not} are true of everything {@code eq} or the negated condition does not hold for: so says
 * OData, and so does the SQL that Dataverse makes of {@code ne}.
 */
public final class Evaluator {
  private final CallerView view;
  private final Collation collation;

  public Evaluator(CallerView view) {
    this.view = view;
    this.collation = view.store().collation();
  }

  boolean holds(Condition condition, Row row) {
    return holds(condition, JoinedRow.of(row));
  }

  public boolean holds(Condition condition, JoinedRow joinedRow) {
    if (condition instanceof And and) {
      return and.all().stream().allMatch(part -> holds(part, joinedRow));
    }
    if (condition instanceof Or or) {
      return or.any().stream().anyMatch(part -> holds(part, joinedRow));
    }
    if (condition instanceof Not not) {
      return !holds(not.negated(), joinedRow);
    }
    if (condition instanceof Linked linked) {
      return holds(linked.inner(), joinedRow.at(linked.alias()));
    }
    Row row = joinedRow.row();
    return condition instanceof Lambda lambda
        ? row != null && holds(lambda, row)
        : holdsOfValue(condition, row);
  }

  private boolean holdsOfValue(Condition condition, @Nullable Row row) {
    if (condition instanceof Comparison comparison) {
      return holds(
          comparison.operator(), value(comparison.left(), row), value(comparison.right(), row));
    }
    if (condition instanceof In in) {
      Object value = value(in.path(), row);
      return in.values().stream().anyMatch(one -> holds(ComparisonOperator.EQ, value, one.value()));
    }
    if (condition instanceof HoldsAny holds) {
      return value(holds.path(), row) instanceof String values
          && Stream.of(values.split(",", -1)).anyMatch(holds.values()::contains);
    }
    Matches matches = (Matches) condition;
    return value(matches.path(), row) instanceof String text && matches.pattern().matches(text);
  }

  private boolean holds(Lambda lambda, Row row) {
    Row owner = follow(row, lambda.steps());
    if (owner == null) {
      return lambda.all();
    }
    Stream<Row> related = view.related(owner, lambda.collection()).stream();
    if (lambda.inner().isEmpty()) {
      return related.findAny().isPresent();
    }
    Condition inner = lambda.inner().get();
    return lambda.all()
        ? related.allMatch(one -> holds(inner, one))
        : related.anyMatch(one -> holds(inner, one));
  }

  @Nullable Object value(Operand operand, @Nullable Row row) {
    if (operand instanceof Literal literal) {
      return literal.value();
    }
    ColumnPath path = (ColumnPath) operand;
    Row at = row == null ? null : follow(row, path.steps());
    return at == null ? null : at.value(path.column().name());
  }

  private @Nullable Row follow(Row row, List<Navigation> steps) {
    Row at = row;
    for (Navigation step : steps) {
      at = view.follow(at, step).orElse(null);
      if (at == null) {
        return null;
      }
    }
    return at;
  }

  private boolean holds(
      ComparisonOperator operator, @Nullable Object left, @Nullable Object right) {
    if (left == null || right == null) {
      boolean bothNull = left == right;
      return operator == (bothNull ? ComparisonOperator.EQ : ComparisonOperator.NE);
    }
    return operator.holds(compare(collation, left, right));
  }

  /** The order of two values of comparable types. */
  public static int compare(Collation collation, Object left, Object right) {
    if (left instanceof String l && right instanceof String r) {
      return collation.compare(l, r);
    }
    if (left instanceof LocalDate l && right instanceof LocalDate r) {
      return l.compareTo(r);
    }
    if (left instanceof Boolean l && right instanceof Boolean r) {
      return l.compareTo(r);
    }
    if (left instanceof Integer l && right instanceof Integer r) {
      return l.compareTo(r);
    }
    if (left instanceof Number && right instanceof Number) {
      return number(left).compareTo(number(right));
    }
    if (isGuid(left)) {
      // As text, because the JDK compares the halves of an id as signed numbers.
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

  static BigDecimal number(Object value) {
    return value instanceof BigDecimal decimal ? decimal : new BigDecimal(value.toString());
  }

  private static Instant instant(Object value) {
    return value instanceof LocalDate date
        ? date.atStartOfDay(ZoneOffset.UTC).toInstant()
        : (Instant) value;
  }
}
