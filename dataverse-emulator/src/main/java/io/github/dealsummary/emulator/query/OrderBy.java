package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Lookup;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One column of {@code $orderby}, or of FetchXML's {@code order}.
 *
 * @param alias of the link whose row has the column; empty for the row itself
 * @param byLabel whether a choice is ordered by its label, as in FetchXML, and not by its number
 */
public record OrderBy(String alias, ColumnPath path, boolean descending, boolean byLabel) {
  static List<OrderBy> read(Table table, QueryTokens tokens, Map<String, String> aliases) {
    List<OrderBy> orders = new ArrayList<>();
    do {
      String word = tokens.expectWord();
      String property = word.startsWith("@") ? aliases.getOrDefault(word, word) : word;
      if (tokens.peek().isMark('/')) {
        throw ODataError.notImplemented("$orderby over the navigation property " + property);
      }
      ColumnPath path = new ColumnPath(List.of(), PathReader.column(table, property));
      boolean descending = tokens.skip("desc");
      if (!descending) {
        tokens.skip("asc");
      }
      orders.add(new OrderBy("", path, descending, false));
    } while (tokens.skip(','));
    return orders;
  }

  /** The type of what rows are sorted by: a lookup by the name of its target, a choice by label. */
  ColumnType type() {
    ColumnType type = path.column().type();
    return type == ColumnType.LOOKUP || byLabel ? ColumnType.STRING : type;
  }

  /** The value that a row is sorted by; empty is null. */
  Optional<Object> value(JoinedRow joinedRow, Evaluator evaluator, CallerView view) {
    Object value =
        evaluator.value(path, alias.isEmpty() ? joinedRow.row() : joinedRow.at(alias).row());
    if (byLabel && value instanceof Integer choice) {
      return Optional.of(path.column().labels().getOrDefault(choice, ""));
    }
    return path.column().type() == ColumnType.LOOKUP && value instanceof Lookup lookup
        ? view.store().find(lookup).flatMap(Row::name).map(name -> name)
        : Optional.ofNullable(value);
  }
}
