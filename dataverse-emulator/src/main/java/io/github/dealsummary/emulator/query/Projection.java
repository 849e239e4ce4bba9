package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a row that are answered: {@code $select} and {@code $expand}.
 *
 * @param selected the columns asked for by name; empty means all
 */
public record Projection(
    Table table, List<Column> selected, List<One> ones, List<Many> collections) {
  /**
   * A related row inside a row.
   *
   * @param asReference whether only its URL is asked for
   */
  public record One(Navigation navigation, Projection projection, boolean asReference) {}

  /**
   * Related rows inside a row.
   *
   * @param options as written, for the link to more of them
   * @param written what of each is written: what was selected, and the lookup that relates it
   */
  public record Many(
      CollectionNavigation navigation, TableQuery query, String options, Projection written) {
    Many(CollectionNavigation navigation, TableQuery query, String options) {
      this(navigation, query, options, query.projection().relatedBy(navigation));
    }

    public List<Row> rows(CallerView view, Row of) {
      return query.among(view.related(of, navigation), view);
    }
  }

  public Projection {
    selected = List.copyOf(selected);
    ones = List.copyOf(ones);
    collections = List.copyOf(collections);
  }

  public static Projection all(Table table) {
    return new Projection(table, List.of(), List.of(), List.of());
  }

  boolean expands() {
    return !ones.isEmpty() || !collections.isEmpty();
  }

  /** True if an expanded row expands others. Dataverse then answers it in pages. */
  public boolean expandsDeeper() {
    return ones.stream().anyMatch(one -> one.projection().expands())
        || collections.stream().anyMatch(many -> many.query().projection().expands());
  }

  /** The conditions on the rows inside, as text. */
  public String filterText() {
    return filterTexts("").collect(Collectors.joining("; "));
  }

  /** The filters of the collections, each behind the way to its rows. */
  Stream<String> filterTexts(String way) {
    return Stream.concat(
        ones.stream()
            .flatMap(one -> one.projection().filterTexts(way + one.navigation().name() + "/")),
        collections.stream()
            .flatMap(many -> many.query().filterTexts(way + many.navigation().name())));
  }

  /** The columns of the answer: those selected, and those that Dataverse adds. */
  public Set<Column> columns() {
    if (selected.isEmpty()) {
      return new LinkedHashSet<>(table.columns().values());
    }
    Set<Column> columns = new LinkedHashSet<>(selected);
    ones.stream()
        .filter(One::asReference)
        .forEach(one -> columns.add(table.columns().get(one.navigation().column())));
    columns.add(table.columns().get(table.key()));
    if (selected.stream().anyMatch(column -> column.type() == ColumnType.MONEY)) {
      table.column("transactioncurrencyid").ifPresent(columns::add);
    }
    return columns;
  }

  private Projection relatedBy(CollectionNavigation navigation) {
    Optional<Column> lookup =
        navigation.far().isPresent()
            ? Optional.empty()
            : table.navigation(navigation.near()).flatMap(to -> table.column(to.column()));
    if (selected.isEmpty() || lookup.isEmpty() || selected.contains(lookup.get())) {
      return this;
    }
    List<Column> more = Stream.concat(selected.stream(), lookup.stream()).toList();
    return new Projection(table, more, ones, collections);
  }

  /** The selection in parentheses, as {@code @odata.context} shows it. */
  public String shape() {
    String shape =
        Stream.of(
                selected.stream().map(Column::property),
                ones.stream().map(Projection::shapeOf),
                collections.stream()
                    .map(many -> many.navigation().name() + within(many.query().projection())))
            .flatMap(parts -> parts)
            .collect(Collectors.joining(","));
    return shape.isEmpty() ? "" : "(" + shape + ")";
  }

  private static String shapeOf(One one) {
    return one.navigation().name() + (one.asReference() ? "/$ref()" : within(one.projection()));
  }

  private static String within(Projection projection) {
    String inside = projection.shape();
    return inside.isEmpty() ? "()" : inside;
  }
}
