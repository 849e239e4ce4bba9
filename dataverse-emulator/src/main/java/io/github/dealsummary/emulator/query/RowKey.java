package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The key that names a row in a URL: its id, or the values of an alternate key.
 *
 * @param values by column
 */
public record RowKey(Table table, Map<Column, Object> values) {
  /**
   * Reads what stands in the parentheses.
   *
   * @param aliases the values of parameter aliases such as {@code @p1}
   */
  public static RowKey parse(Table table, String text, Map<String, String> aliases) {
    QueryTokens tokens = new QueryTokens(text);
    Map<Column, Object> values = new LinkedHashMap<>();
    do {
      Column column = table.column(table.key()).orElseThrow();
      QueryToken token = tokens.next();
      if (tokens.skip('=')) {
        String name = token.text();
        column = PathReader.column(table, name);
        token = tokens.next();
      }
      if (values.put(column, value(column, token, aliases)) != null) {
        throw ODataError.badRequest("The key '" + column.name() + "' is given twice.");
      }
    } while (tokens.skip(','));
    tokens.expectEnd();
    requireKey(table, values.keySet());
    return new RowKey(table, values);
  }

  public static RowKey of(Table table, UUID id) {
    return new RowKey(table, Map.of(table.column(table.key()).orElseThrow(), id));
  }

  /** The id, if it is by this that the row is named. */
  public Optional<UUID> id() {
    return Optional.ofNullable((UUID) values.get(table.column(table.key()).orElseThrow()));
  }

  /** The row, even if the caller may not see it. */
  public Optional<Row> find(CallerView view) {
    if (id().isPresent()) {
      return view.store().find(table, id().get());
    }
    // One column with an index finds the candidates. All columns are compared.
    return values.entrySet().stream()
        .flatMap(entry -> view.store().equalTo(table, entry.getKey(), entry.getValue()).stream())
        .findFirst()
        .flatMap(rows -> rows.stream().filter(row -> fits(row, view)).findFirst());
  }

  public Row require(CallerView view) {
    return find(view).orElseThrow(this::notFound);
  }

  private ODataError notFound() {
    return id().map(id -> ODataError.rowNotFound(table, id))
        .orElseGet(
            () ->
                new ODataError(
                    404,
                    "0x80060891",
                    "A record with the specified key values does not exist in %s entity"
                        .formatted(table.name())));
  }

  private boolean fits(Row row, CallerView view) {
    return values.entrySet().stream()
        .allMatch(
            entry -> {
              Object value = row.value(entry.getKey().name());
              return value != null
                  && Evaluator.compare(view.store().collation(), value, entry.getValue()) == 0;
            });
  }

  private static Object value(Column column, QueryToken token, Map<String, String> aliases) {
    String alias = token.text().startsWith("@") ? aliases.get(token.text()) : null;
    Optional<Literal> literal =
        Literals.of(alias == null ? token : new QueryTokens(alias).peek())
            .filter(read -> read.value() != null);
    if (literal.isEmpty()) {
      throw ODataError.badRequest(
          "Error in query syntax: '%s' is not a key.".formatted(token.text()));
    }
    ComparableTypes.comparable(
        new Operand.ColumnPath(List.of(), column), ComparisonOperator.EQ, literal.get());
    return Objects.requireNonNull(literal.get().value());
  }

  private static void requireKey(Table table, Set<Column> given) {
    Set<String> names = given.stream().map(Column::name).collect(Collectors.toSet());
    boolean known =
        names.equals(Set.of(table.key()))
            || table.keys().stream().anyMatch(key -> names.equals(Set.copyOf(key)));
    if (!known) {
      throw ODataError.badRequest(
          "The columns %s are not a key of the type 'Microsoft.Dynamics.CRM.%s'."
              .formatted(new TreeSet<>(names), table.name()));
    }
  }
}
