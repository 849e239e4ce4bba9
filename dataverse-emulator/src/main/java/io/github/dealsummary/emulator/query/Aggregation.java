package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.ResultRow.Cell;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Collation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups rows and computes a value of each group: for FetchXML and for {@code $apply}. */
public record Aggregation(List<Group> groups, List<Aggregate> aggregates) {
  public static final int MAX_ROWS = 50_000;
  private static final Set<ColumnType> NUMBERS =
      Set.of(
          ColumnType.INTEGER,
          ColumnType.LONG,
          ColumnType.DECIMAL,
          ColumnType.DOUBLE,
          ColumnType.MONEY);
  private static final Set<ColumnType> DATES = Set.of(ColumnType.DATE, ColumnType.DATE_TIME);

  /** A column to group by, as a property of the answer. */
  public record Group(String name, String alias, ColumnPath path, DatePart part) {}

  /**
   * A value of each group, as a property of the answer.
   *
   * @param path empty for a count of rows
   */
  public record Aggregate(
      String name, String alias, Optional<ColumnPath> path, AggregateFunction function) {}

  public enum AggregateFunction {
    COUNT,
    COUNT_COLUMN,
    COUNT_DISTINCT,
    SUM,
    AVERAGE,
    MIN,
    MAX;

    /** Refuses a column whose type this cannot be computed of. */
    public void require(Column column) {
      boolean computes =
          switch (this) {
            case COUNT, COUNT_COLUMN, COUNT_DISTINCT -> true;
            case SUM, AVERAGE -> NUMBERS.contains(column.type());
            case MIN, MAX -> NUMBERS.contains(column.type()) || DATES.contains(column.type());
          };
      if (!computes) {
        throw ODataError.badRequest(
            "The aggregate %s is not supported for the column '%s' of type %s."
                .formatted(name().toLowerCase(Locale.ROOT), column.name(), column.type()));
      }
    }
  }

  public Aggregation {
    groups = List.copyOf(groups);
    aggregates = List.copyOf(aggregates);
  }

  public List<ResultRow> of(List<JoinedRow> joinedRows, CallerView view) {
    if (joinedRows.size() > MAX_ROWS) {
      throw new ODataError(
          400, "0x8004e023", "The maximum record limit is exceeded. Reduce the number of records.");
    }
    Evaluator evaluator = new Evaluator(view);
    Collation collation = view.store().collation();
    Map<List<Object>, List<JoinedRow>> grouped = new LinkedHashMap<>();
    if (groups.isEmpty()) {
      // Without groups there is one answer, even if there are no rows.
      grouped.put(List.of(), joinedRows);
    }
    for (JoinedRow joinedRow : groups.isEmpty() ? List.<JoinedRow>of() : joinedRows) {
      List<Object> key = new ArrayList<>();
      groups.forEach(group -> key.add(key(value(group, joinedRow, evaluator), collation)));
      grouped.computeIfAbsent(key, one -> new ArrayList<>()).add(joinedRow);
    }
    return grouped.values().stream().map(group -> row(group, evaluator, collation)).toList();
  }

  private ResultRow row(List<JoinedRow> group, Evaluator evaluator, Collation collation) {
    Map<String, Cell> cells = new LinkedHashMap<>();
    for (Group by : groups) {
      JoinedRow first = group.get(0);
      Object value = value(by, first, evaluator);
      if (value != null) {
        // Only then the value is that of the column, and is formatted like it.
        boolean whole = by.part() == DatePart.WHOLE && by.path().steps().isEmpty();
        cells.put(
            by.name(),
            new Cell(
                value,
                whole ? Optional.ofNullable(at(by.alias(), first).row()) : Optional.empty(),
                Optional.of(by.path().column()).filter(column -> whole)));
      }
    }
    for (Aggregate aggregate : aggregates) {
      Optional<Column> column =
          aggregate.path().map(ColumnPath::column).filter(any -> keepsType(aggregate.function()));
      cells.put(
          aggregate.name(),
          new Cell(compute(aggregate, group, evaluator, collation), Optional.empty(), column));
    }
    return new ResultRow(Optional.empty(), cells);
  }

  private static boolean keepsType(AggregateFunction function) {
    return function.compareTo(AggregateFunction.SUM) >= 0;
  }

  private static @Nullable Object value(Group group, JoinedRow joinedRow, Evaluator evaluator) {
    return group.part().of(evaluator.value(group.path(), at(group.alias(), joinedRow).row()));
  }

  private static Object key(@Nullable Object value, Collation collation) {
    if (value == null) {
      return Optional.empty();
    }
    return value instanceof String text
        ? collation.key(text)
        : value instanceof Lookup lookup ? lookup.id() : value;
  }

  private static @Nullable Object compute(
      Aggregate aggregate, List<JoinedRow> group, Evaluator evaluator, Collation collation) {
    if (aggregate.function() == AggregateFunction.COUNT) {
      return group.size();
    }
    ColumnPath path = inBaseCurrency(aggregate, group);
    List<Object> values = new ArrayList<>();
    for (JoinedRow joinedRow : group) {
      Object value = evaluator.value(path, at(aggregate.alias(), joinedRow).row());
      if (value != null) {
        values.add(value);
      }
    }
    return switch (aggregate.function()) {
      case COUNT, COUNT_COLUMN -> values.size();
      case COUNT_DISTINCT ->
          (int) values.stream().map(value -> key(value, collation)).distinct().count();
      case SUM -> values.isEmpty() ? null : sum(values);
      case AVERAGE ->
          values.isEmpty()
              ? null
              : sum(values).divide(BigDecimal.valueOf(values.size()), 9, RoundingMode.HALF_EVEN);
      case MIN -> values.stream().min((a, b) -> Evaluator.compare(collation, a, b)).orElse(null);
      case MAX -> values.stream().max((a, b) -> Evaluator.compare(collation, a, b)).orElse(null);
    };
  }

  private static BigDecimal sum(List<Object> values) {
    return values.stream().map(Evaluator::number).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Amounts in different currencies are added up in the environment's own. */
  private static ColumnPath inBaseCurrency(Aggregate aggregate, List<JoinedRow> group) {
    ColumnPath path = aggregate.path().orElseThrow();
    if (path.column().type() != ColumnType.MONEY || !path.steps().isEmpty()) {
      return path;
    }
    return group.stream()
        .map(joinedRow -> at(aggregate.alias(), joinedRow).row())
        .filter(Objects::nonNull)
        .findFirst()
        .flatMap(row -> row.table().column(path.column().name() + "_base"))
        .map(base -> new ColumnPath(List.of(), base))
        .orElse(path);
  }

  private static JoinedRow at(String alias, JoinedRow joinedRow) {
    return alias.isEmpty() ? joinedRow : joinedRow.at(alias);
  }
}
