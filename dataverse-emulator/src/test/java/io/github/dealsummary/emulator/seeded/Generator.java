package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Criterion.All;
import io.github.dealsummary.emulator.seeded.Criterion.Any;
import io.github.dealsummary.emulator.seeded.Criterion.Compare;
import io.github.dealsummary.emulator.seeded.Criterion.CompareColumns;
import io.github.dealsummary.emulator.seeded.Criterion.Like;
import io.github.dealsummary.emulator.seeded.Criterion.Not;
import io.github.dealsummary.emulator.seeded.Criterion.OneOf;
import io.github.dealsummary.emulator.seeded.Criterion.Path;
import io.github.dealsummary.emulator.seeded.Criterion.Place;
import io.github.dealsummary.emulator.seeded.Criterion.Quantified;
import io.github.dealsummary.emulator.seeded.Criterion.Relation;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Draws criteria whose values are mostly those of some row, so that they hold for some. */
final class Generator {
  private static final List<String> PATTERNS =
      List.of("a", "an", "", "%", "_", "[", "]", "[a-", "[ax]", "[^a]", "n_a", "ö", "' or '", "]x");

  private final Org org;
  private final Random random;
  private final boolean forFetchXml;

  /**
   * Creates one.
   *
   * @param forFetchXml whether only what FetchXML can say is drawn, too
   */
  Generator(Org org, Random random, boolean forFetchXml) {
    this.org = org;
    this.random = random;
    this.forFetchXml = forFetchXml;
  }

  Criterion criterion(Table table, int depth) {
    return criterion(table, depth, false);
  }

  private Criterion criterion(Table table, int depth, boolean inLambda) {
    int kind = random.nextInt(depth == 0 ? 6 : 12);
    if (kind >= 6) {
      Supplier<Criterion> inner = () -> criterion(table, depth - 1, inLambda);
      return switch (kind) {
        case 6, 7 -> new All(List.of(inner.get(), inner.get()));
        case 8, 9 -> new Any(List.of(inner.get(), inner.get(), inner.get()));
        case 10 -> forFetchXml ? inner.get() : new Not(inner.get());
        default -> quantified(table, depth, inner);
      };
    }
    return switch (kind) {
      case 0 -> like(table);
      case 1 -> oneOf(table);
      case 2 -> inLambda ? compare(table) : new Calls(this, random).on(table);
      case 3 -> compareColumns(table);
      default -> compare(table);
    };
  }

  private Criterion quantified(Table table, int depth, Supplier<Criterion> instead) {
    if (forFetchXml || table.collections().isEmpty()) {
      return instead.get();
    }
    Table.Children children = pick(table.collections());
    if (random.nextInt(6) == 0) {
      return new Quantified(children, false, Optional.empty());
    }
    Criterion inner = criterion(Table.of(children.table()), depth - 1, true);
    return new Quantified(children, random.nextBoolean(), Optional.of(inner));
  }

  private Criterion compare(Table table) {
    Path path = path(table);
    if (random.nextInt(8) == 0) {
      return new Compare(path, pick(List.of(Relation.EQ, Relation.NE)), null);
    }
    return new Compare(path, relation(path.column()), value(table, path));
  }

  private Relation relation(Column column) {
    boolean ordered =
        switch (column.kind()) {
          case TRUTH, ID, LOOKUP, CHOICE -> false;
          default -> true;
        };
    return pick(ordered ? List.of(Relation.values()) : List.of(Relation.EQ, Relation.NE));
  }

  private Criterion compareColumns(Table table) {
    Column left = column(table);
    List<Column> others =
        table.columns().stream().filter(column -> column.kind() == left.kind()).toList();
    return new CompareColumns(left, relation(left), pick(others));
  }

  private Criterion oneOf(Table table) {
    Path path = path(table);
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      values.add(value(table, path));
    }
    return new OneOf(path, values);
  }

  private Criterion like(Table table) {
    Path path = path(table, Kind.TEXT);
    String pattern = random.nextBoolean() ? pick(PATTERNS) : pick(Org.WORDS);
    return new Like(path, pick(List.of(Place.values())), pattern);
  }

  private Path path(Table table) {
    return path(table, column(table).kind());
  }

  private Path path(Table table, Kind kind) {
    Optional<Lookup> over =
        random.nextInt(3) == 0 && !table.lookups().isEmpty()
            ? Optional.of(pick(table.lookups()))
            : Optional.empty();
    Table target = over.map(lookup -> Table.of(lookup.target())).orElse(table);
    List<Column> fitting =
        target.columns().stream().filter(column -> column.kind() == kind).toList();
    return fitting.isEmpty() ? new Path(over, column(target)) : new Path(over, pick(fitting));
  }

  Column column(Table table) {
    return pick(table.columns());
  }

  /** A value that some row has there, or another of its kind. */
  private Object value(Table table, Path path) {
    return value(path.over().map(to -> Table.of(to.target())).orElse(table), path.column());
  }

  Object value(Table table, Column column) {
    List<Object> present =
        org.rows(table).stream()
            .flatMap(row -> Optional.ofNullable(row.value(column)).stream())
            .toList();
    Object value = pick(present);
    if (random.nextInt(10) == 0) {
      return other(column, value);
    }
    return value instanceof Reference to ? to.id() : value;
  }

  private Object other(Column column, Object value) {
    return switch (column.kind()) {
      case TEXT -> pick(Org.WORDS);
      case ID, LOOKUP -> new UUID(random.nextLong(), random.nextLong());
      case MOMENT -> forFetchXml ? value : Org.TODAY.minusDays(random.nextInt(60));
      default -> value;
    };
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
