package io.github.dealsummary.benchmarks;

import java.util.Random;
import java.util.UUID;

/** Opportunities as Dataverse sends them with all annotations: about 1.2 KB each, some nulls. */
final class SampleRows {
  private static final String FORMATTED = "@OData.Community.Display.V1.FormattedValue\":\"";
  private static final String[] OWNERS = {"Kenny Smith", "Dustin Ochs"};
  private static final String[] STAGES = {"1-Qualify", "2-Develop", "3-Propose", "4-Close"};

  private final Random random = new Random(42);
  private final StringBuilder json = new StringBuilder();

  /** A collection of this many rows. */
  static String page(int rows) {
    SampleRows sample = new SampleRows();
    sample.json.append(
        "{\"@odata.context\":\"https://x/api/data/v9.2/$metadata#opportunities\",\"value\":[");
    for (int i = 0; i < rows; i++) {
      sample.json.append(i == 0 ? "" : ",");
      sample.row(i);
    }
    return sample.json.append("]}").toString();
  }

  /** A single row. */
  static String row() {
    SampleRows sample = new SampleRows();
    sample.row(1);
    return sample.json.toString();
  }

  private void row(int i) {
    int value = random.nextInt(1_000_000);
    json.append("{\"@odata.etag\":\"W/\\\"").append(1_000_000 + i).append("\\\"\"");
    text("opportunityid", new UUID(random.nextLong(), random.nextLong()).toString());
    text("name", "Order " + i + " of Product SKU JJ" + random.nextInt(1000) + " (sample)");
    formatted("estimatedvalue", "$" + value + ".00", value + ".0000");
    formatted("estimatedvalue_base", "$" + value + ".00", value + ".0000");
    formatted("estimatedclosedate", "9/10/2026", "\"2026-09-10\"");
    formatted("closeprobability", "70", "70");
    formatted("statecode", "Open", "0");
    formatted("statuscode", "In Progress", "1");
    text("stepname", STAGES[random.nextInt(STAGES.length)]);
    formatted("modifiedon", "8/22/2026 6:57 AM", "\"2026-08-22T06:57:00Z\"");
    lookup("customerid", "account", "Fourth Coffee " + random.nextInt(400) + " (sample)");
    lookup("parentaccountid", "account", "Fourth Coffee " + random.nextInt(400) + " (sample)");
    if (random.nextInt(10) == 0) {
      json.append(",\"_parentcontactid_value\":null,\"description\":null");
    } else {
      lookup("parentcontactid", "contact", "Yvonne McKay " + random.nextInt(400) + " (sample)");
      text("description", "Wants the orders spread over the quarter; asked twice about delivery.");
    }
    lookup("ownerid", "systemuser", OWNERS[random.nextInt(OWNERS.length)]);
    json.append('}');
  }

  private void text(String name, String value) {
    json.append(",\"").append(name).append("\":\"").append(value).append('"');
  }

  private void formatted(String name, String formatted, String value) {
    json.append(",\"").append(name).append(FORMATTED).append(formatted).append('"');
    json.append(",\"").append(name).append("\":").append(value);
  }

  private void lookup(String name, String table, String label) {
    String wire = "_" + name + "_value";
    json.append(",\"").append(wire).append(FORMATTED).append(label).append('"');
    json.append(",\"").append(wire).append("@Microsoft.Dynamics.CRM.lookuplogicalname\":\"");
    json.append(table).append('"');
    text(wire, new UUID(label.hashCode(), 7).toString());
  }
}
