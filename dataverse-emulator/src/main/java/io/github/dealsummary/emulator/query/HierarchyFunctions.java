package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.Ancestors;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The functions that climb a table's own hierarchy: {@code Under}, {@code Above} and their kin. */
final class HierarchyFunctions {
  static final Set<String> FUNCTIONS =
      Set.of("Above", "AboveOrEqual", "Under", "UnderOrEqual", "NotUnder");

  private final CallerView view;
  private final Table table;
  private final ColumnPath path;
  private final String name;
  private final List<String> values;

  HierarchyFunctions(
      CallerView view, Table table, ColumnPath path, String name, List<String> values) {
    this.view = view;
    this.table = table;
    this.path = path;
    this.name = name;
    this.values = values;
  }

  Optional<Condition> condition() {
    if (!FUNCTIONS.contains(name)) {
      return Optional.empty();
    }
    Literal id = Literals.ofColumn(path.column(), values.get(0));
    UUID from = (UUID) id.value();
    if (!path.column().name().equals(table.key()) || from == null) {
      throw ODataError.notImplemented(name + " on another column than the primary key");
    }
    Set<UUID> ids = name.startsWith("Above") ? above(from) : under(from);
    if (name.endsWith("OrEqual")) {
      ids.add(from);
    }
    Condition within =
        new Condition.In(path, ids.stream().map(one -> new Literal(one, ColumnType.GUID)).toList());
    return Optional.of(name.equals("NotUnder") ? new Condition.Not(within) : within);
  }

  private Set<UUID> above(UUID from) {
    Navigation parent = parent();
    return view.find(table, from)
        .map(row -> Ancestors.of(row, one -> view.follow(one, parent)))
        .orElseGet(LinkedHashSet::new);
  }

  private Set<UUID> under(UUID from) {
    Set<UUID> ids = new LinkedHashSet<>();
    Deque<UUID> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      for (Row child :
          view.equalTo(table, table.column(parent().column()).orElseThrow(), open.pop())
              .orElse(List.of())) {
        // Rows may point at each other in a circle.
        if (ids.add(child.id())) {
          open.push(child.id());
        }
      }
    }
    return ids;
  }

  private Navigation parent() {
    return table.navigations().values().stream()
        .filter(to -> to.target().equals(table.name()) && to.column().startsWith("parent"))
        .findFirst()
        .orElseThrow(
            () ->
                ODataError.badRequest(
                    "The table '"
                        + table.name()
                        + "' does not have a hierarchy for "
                        + name
                        + "."));
  }
}
