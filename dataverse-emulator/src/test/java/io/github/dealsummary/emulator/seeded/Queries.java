package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Query.Function;
import io.github.dealsummary.emulator.seeded.Query.Sort;
import io.github.dealsummary.emulator.seeded.Query.Summary;
import io.github.dealsummary.emulator.seeded.Query.ToMany;
import io.github.dealsummary.emulator.seeded.Query.ToOne;
import io.github.dealsummary.emulator.seeded.Query.Total;
import io.github.dealsummary.emulator.seeded.Table.Children;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Draws whole queries. */
final class Queries {
  private final Random random;
  private final Generator generator;
  private final boolean forFetchXml;

  Queries(Org org, Random random, boolean forFetchXml) {
    this.random = random;
    this.forFetchXml = forFetchXml;
    this.generator = new Generator(org, random, forFetchXml);
  }

  Query query() {
    Table table = generator.pick(Table.ALL);
    return new Query(
        table,
        filter(table),
        select(table),
        sorts(table),
        random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(8)) : OptionalInt.empty(),
        forFetchXml ? List.of() : ones(table),
        forFetchXml ? List.of() : collections(table));
  }

  Optional<Criterion> filter(Table table) {
    return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(generator.criterion(table, 3));
  }

  Summary summary() {
    Table table = generator.pick(Table.ALL);
    Map<String, Column> groups = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Column column = generator.column(table);
      if (column.kind() != Kind.MOMENT) {
        groups.put(column.name(), column);
      }
    }
    List<Total> totals = new ArrayList<>();
    totals.add(new Total("n", Function.COUNT, Optional.empty()));
    for (int i = random.nextInt(3); i > 0; i--) {
      total(table, "t" + i).ifPresent(totals::add);
    }
    return new Summary(table, filter(table), List.copyOf(groups.values()), totals);
  }

  private Optional<Total> total(Table table, String alias) {
    Column column = generator.column(table);
    List<Function> functions =
        switch (column.kind()) {
          case WHOLE, MONEY -> List.of(Function.SUM, Function.AVERAGE, Function.MIN, Function.MAX);
          case DAY, MOMENT -> List.of(Function.MIN, Function.MAX);
          default -> List.of();
        };
    return functions.isEmpty()
        ? Optional.empty()
        : Optional.of(new Total(alias, generator.pick(functions), Optional.of(column)));
  }

  /** Never nothing: then all columns would be answered, which a test of its own looks at. */
  private List<Column> select(Table table) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      Column column = generator.column(table);
      columns.put(column.name(), column);
    }
    return List.copyOf(columns.values());
  }

  private List<Sort> sorts(Table table) {
    Map<String, Sort> sorts = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Column column = generator.column(table);
      sorts.put(column.name(), new Sort(column, random.nextBoolean()));
    }
    return List.copyOf(sorts.values());
  }

  private List<ToOne> ones(Table table) {
    List<ToOne> ones = new ArrayList<>();
    for (Lookup lookup : table.lookups()) {
      if (random.nextInt(4) == 0) {
        ones.add(one(lookup, 1));
      }
    }
    return ones;
  }

  private ToOne one(Lookup lookup, int depth) {
    Table target = Table.of(lookup.target());
    Optional<ToOne> inner =
        depth > 0 && random.nextBoolean()
            ? Optional.of(one(generator.pick(target.lookups()), depth - 1))
            : Optional.empty();
    return new ToOne(lookup, select(target), inner);
  }

  private List<ToMany> collections(Table table) {
    List<ToMany> collections = new ArrayList<>();
    for (Children children : table.collections()) {
      if (random.nextInt(5) == 0) {
        Table target = Table.of(children.table());
        Query inner =
            new Query(
                target,
                random.nextBoolean()
                    ? Optional.of(generator.criterion(target, 1))
                    : Optional.empty(),
                select(target),
                sorts(target),
                random.nextBoolean() ? OptionalInt.of(1 + random.nextInt(3)) : OptionalInt.empty(),
                List.of(),
                List.of());
        collections.add(new ToMany(children, inner));
      }
    }
    return collections;
  }
}
