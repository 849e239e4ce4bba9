package io.github.dealsummary.emulator.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows as one caller sees them. */
public final class CallerView {
  private final Store store;
  private final Rights rights;
  private final UUID user;

  public CallerView(Store store, Rights rights, UUID user) {
    this.store = store;
    this.rights = rights;
    this.user = user;
  }

  public Store store() {
    return store;
  }

  public Schema schema() {
    return store.schema();
  }

  public Rights rights() {
    return rights;
  }

  /** The system user who asks. */
  public UUID user() {
    return user;
  }

  /** The table of this name; refuses the caller who may not read it. */
  public Table readable(String name) {
    Table table = schema().table(name);
    rights.require(AccessRight.READ, table);
    return table;
  }

  public List<Row> rows(Table table) {
    return visible(table, store.rows(table));
  }

  /** The row with this id, unless the caller must not see it. */
  public Optional<Row> find(Table table, UUID id) {
    return store.find(table, id).filter(row -> rights.reaches(AccessRight.READ, row));
  }

  public Optional<Row> follow(Row row, Navigation navigation) {
    return store.follow(row, navigation).filter(to -> rights.reaches(AccessRight.READ, to));
  }

  /** The rows that point at a row, or those an intersect table pairs it with. */
  public List<Row> related(Row row, CollectionNavigation navigation) {
    Table via = schema().table(navigation.via());
    String near =
        via.navigation(navigation.near()).map(Navigation::column).orElse(navigation.near());
    List<Row> pointing =
        store.equalTo(via, via.column(near).orElseThrow(), row.id()).orElse(List.of());
    if (navigation.far().isEmpty()) {
      return visible(via, pointing);
    }
    List<Row> others =
        pointing.stream()
            .flatMap(pair -> pair.lookup(navigation.far().get()).flatMap(store::find).stream())
            .toList();
    return visible(schema().table(navigation.target()), others);
  }

  /** The rows with a value, by an index; empty where the column has none. */
  public Optional<List<Row>> equalTo(Table table, Column column, Object value) {
    return store.equalTo(table, column, value).map(rows -> visible(table, rows));
  }

  /** Rows among which all are whose text begins so; empty where the column has no index. */
  public Optional<List<Row>> beginningWith(Table table, Column column, String foldedPrefix) {
    return store.beginningWith(table, column, foldedPrefix).map(rows -> visible(table, rows));
  }

  private List<Row> visible(Table table, List<Row> rows) {
    return rights.reachesAll(AccessRight.READ, table)
        ? rows
        : rows.stream().filter(row -> rights.reaches(AccessRight.READ, row)).toList();
  }
}
