package io.github.dealsummary.namesakes;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import io.github.dealsummary.dataverse.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The customers that an emulator has at its start, whose names may be meant as well. */
final class SampleCustomers {
  private static final String SUFFIX = " (sample)";

  private SampleCustomers() {}

  static List<OrgCustomer> in(DataverseClient client) {
    List<OrgCustomer> customers = new ArrayList<>();
    client.stream(Query.of("accounts").select("accountid", "name"))
        .map(row -> customer(row, "accountid", "name"))
        .forEach(customers::add);
    client.stream(Query.of("contacts").select("contactid", "fullname"))
        .map(row -> customer(row, "contactid", "fullname"))
        .forEach(customers::add);
    return customers;
  }

  private static OrgCustomer customer(Row row, String id, String column) {
    UUID key = row.requiredId(id);
    String name = row.string(column).orElse("-");
    Optional<String> suffix =
        name.endsWith(SUFFIX) ? Optional.of(SUFFIX.replaceAll("[ ()]", "")) : Optional.empty();
    NameParts parts = NameParts.of(Script.LATIN, List.of(name.replace(SUFFIX, "").split(" ", -1)));
    return new OrgCustomer(
        key, parts.in(suffix), id.equals("contactid"), true, Optional.empty(), false);
  }
}
