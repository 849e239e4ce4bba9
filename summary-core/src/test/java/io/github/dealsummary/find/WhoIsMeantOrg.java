package io.github.dealsummary.find;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.Environment;
import io.github.dealsummary.Found;
import io.github.dealsummary.Meant;
import io.github.dealsummary.OpportunityFinder;
import io.github.dealsummary.Question;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.Snapshot;
import io.github.dealsummary.find.WhoIsMeantTable.Row;
import io.github.dealsummary.settings.Settings;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An environment that knows the customers of one row after another. */
final class WhoIsMeantOrg implements AutoCloseable {
  private final DataverseEmulator sales;
  private final Environment environment;
  private final Snapshot before;
  private List<List<String>> known = List.of();

  private WhoIsMeantOrg(DataverseEmulator.Builder builder, boolean accentSensitive) {
    sales = (accentSensitive ? builder.accentSensitive() : builder).start();
    environment = Settings.from(sales.variables()).environments().get(0).open();
    before = sales.snapshot();
  }

  /** The sample org. */
  static WhoIsMeantOrg sample(boolean accentSensitive) {
    return new WhoIsMeantOrg(DataverseEmulator.builder(), accentSensitive);
  }

  /** An org without customers. */
  static WhoIsMeantOrg empty(boolean accentSensitive) {
    try {
      Path seed =
          Path.of(requireNonNull(WhoIsMeantOrg.class.getResource("/nobody-known.json")).toURI());
      return new WhoIsMeantOrg(DataverseEmulator.builder().seed(seed), accentSensitive);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    environment.client().close();
    sales.close();
  }

  /** What the finder says: the level, and the customer or the candidates. */
  String find(Row row, OpportunityFinder finder) {
    if (!known.equals(row.customers())) {
      sales.restore(before);
      row.customers().forEach(this::add);
      known = row.customers();
    }
    Found found = finder.find(environment, Question.about(row.asked()));
    if (found instanceof Found.Deals deals) {
      return said(deals.match().name(), List.of(deals.customer().name()));
    }
    if (found instanceof Found.NoOpenDeal none) {
      return said(none.match().name(), List.of(none.customer().name()));
    }
    if (found instanceof Meant.Several several) {
      return said(
          "ask " + several.match(),
          several.candidates().stream()
              .map(candidate -> candidate.customer().name())
              .sorted()
              .toList());
    }
    return "nobody";
  }

  static String expected(Row row) {
    return row.meant().isEmpty() ? "nobody" : said(row.level(), row.meant());
  }

  private static String said(String level, List<String> names) {
    return level + " " + names.stream().map(String::strip).collect(Collectors.joining(" ; "));
  }

  private void add(List<String> cells) {
    boolean contact = cells.get(0).startsWith("contact");
    Map<String, Object> row = new HashMap<>();
    row.put("statecode", cells.get(0).endsWith("inactive") ? 1 : 0);
    if (contact) {
      String[] names = cells.get(1).split(" ", 2);
      row.put("firstname", names[0]);
      row.put("lastname", names.length > 1 ? names[1] : "");
      row.put("fullname", cells.get(1));
    } else {
      row.put("name", cells.get(1));
    }
    if (cells.size() > 2) {
      row.put(contact ? "jobtitle" : "accountnumber", cells.get(2));
      row.put("telephone1", cells.get(3));
      row.put(contact ? "nickname" : "websiteurl", cells.get(4));
      row.put("emailaddress1", cells.get(5));
    }
    row.values().removeIf(""::equals);
    sales.add(contact ? "contact" : "account", row);
  }
}
