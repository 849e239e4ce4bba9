package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.store.AccessRight;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.Navigation;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deletes a row and those that do not outlive it; other lookups to it become null. */
final class Deletion {
  /** The lookups that a row does not outlive, beside those to what an activity is about. */
  private static final Set<String> PARENTAL =
      Set.of(
          "annotation.objectid",
          "opportunityproduct.opportunityid",
          "customapirequestparameter.customapiid",
          "customapiresponseproperty.customapiid");

  private final CallerView view;
  private final Store store;

  Deletion(CallerView view) {
    this.view = view;
    this.store = view.store();
  }

  void delete(Row row) {
    WriteRights rights = new WriteRights(view);
    rights.requireReach(AccessRight.DELETE, row);
    rights.requireWritable(row.table());
    cascade(row);
  }

  private void cascade(Row row) {
    // First, so that rows that point at each other in a circle end here.
    store.delete(row);
    for (Table table : view.schema().tables()) {
      for (Navigation to : table.navigations().values()) {
        // Its rows mirror the activities, whose own lookups are released.
        boolean mirrored = table.name().equals("activitypointer");
        if (to.target().equals(row.table().name()) && !mirrored) {
          Column column = table.column(to.column()).orElseThrow();
          store
              .equalTo(table, column, row.id())
              .orElse(List.of())
              .forEach(pointing -> release(pointing, column));
        }
      }
    }
  }

  private void release(Row pointing, Column column) {
    Table table = pointing.table();
    boolean parental =
        table.is(Table.Trait.INTERSECT)
            || (table.is(Table.Trait.ACTIVITY) && column.name().equals("regardingobjectid"))
            || PARENTAL.contains(table.name() + "." + column.name());
    if (parental) {
      cascade(pointing);
    } else {
      store.update(pointing, Map.of(column.name(), Optional.empty()), view.user());
    }
  }
}
