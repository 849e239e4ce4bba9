package io.github.dealsummary.emulator.write;

import io.github.dealsummary.emulator.store.Table;
import java.util.Set;

/**
 * The columns that the pages of the table reference list as read-only and that only the platform
 * fills in. Dataverse takes a body that holds them and keeps its own values: of {@code createdon},
 * {@code createdby}, {@code modifiedon} and {@code modifiedby}, people who moved data report that
 * they are ignored. The business unit may be given where an environment lets owners be of another
 * one, which none does by default.
 */
final class ReadOnlyColumns {
  private static final Set<String> COLUMNS =
      Set.of(
          "createdon",
          "createdby",
          "createdonbehalfby",
          "modifiedon",
          "modifiedby",
          "modifiedonbehalfby",
          "owningbusinessunit",
          "owningteam",
          "owninguser",
          "versionnumber",
          "fullname",
          "exchangerate",
          "address1_composite",
          "address2_composite",
          "address3_composite",
          "entityimage_timestamp",
          "entityimage_url",
          "onholdtime",
          "timespentbymeonemailandmeetings");

  private ReadOnlyColumns() {}

  /** A currency has an exchange rate of its own; another row shows that of its currency. */
  static boolean is(Table table, String column) {
    boolean ownRate = column.equals("exchangerate") && table.name().equals("transactioncurrency");
    return COLUMNS.contains(column) && !ownRate;
  }
}
