package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.seeded.Table.Children;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows that generated requests ask about, as plain lists and maps. */
final class Org {
  static final Instant NOW = Instant.parse("2026-03-18T14:30:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-03-18");
  static final List<String> WORDS =
      List.of(
          "Anna",
          "anna",
          "ANNA ",
          "anna's",
          "50%",
          "a_b",
          "axb",
          "[x]",
          "x",
          "Zoë",
          "zoe",
          "x or y",
          "null",
          "Müller & Söhne #1",
          "say \"hi\" <b>",
          "a\\b/c+d");

  private static final BigDecimal EURO_RATE = new BigDecimal("0.92");

  private final Random random;
  private final DataverseEmulator emulator;
  private final Map<String, List<Row>> rows = new HashMap<>();
  private final UUID euro;

  /**
   * A row: a column that is null is not among the values, a lookup is a {@link Reference}, and an
   * amount is there in the base currency, too, by the name of its column and {@code _base}.
   */
  record Row(Table table, UUID id, Map<String, Object> values) {
    @Nullable Object value(Column column) {
      return values.get(column.name());
    }
  }

  record Reference(String table, UUID id) {}

  private Org(DataverseEmulator emulator, Random random) {
    this.emulator = emulator;
    this.random = random;
    emulator.add("transactioncurrency", currency("USD", "1"));
    this.euro = emulator.add("transactioncurrency", currency("EUR", EURO_RATE.toString()));
  }

  /** Adds rows to an emulator that has none. */
  static Org added(DataverseEmulator emulator, Random random) {
    Org org = new Org(emulator, random);
    for (int i = 0; i < 24; i++) {
      org.add(Table.of("account"), Map.of("accountnumber", "N-" + i + (i % 5 == 0 ? "'é/#" : "")));
      org.add(Table.of("contact"), Map.of("emailaddress1", "c" + i + "+x@example.com"));
      org.add(Table.of("account"), Map.of("accountnumber", "M " + i));
      org.add(Table.of("opportunity"), Map.of());
      org.add(Table.of("opportunity"), Map.of("name", "Deal " + i % 7));
    }
    return org;
  }

  List<Row> rows(Table table) {
    return rows.getOrDefault(table.name(), List.of());
  }

  Optional<Row> follow(Row row, Lookup lookup) {
    return row.values().get(lookup.column()) instanceof Reference to
            && to.table().equals(lookup.target())
        ? find(to)
        : Optional.empty();
  }

  Optional<Row> find(Reference reference) {
    return rows(Table.of(reference.table())).stream()
        .filter(row -> row.id().equals(reference.id()))
        .findFirst();
  }

  List<Row> related(Row row, Children children) {
    Table table = Table.of(children.table());
    Lookup back = table.lookup(children.back());
    Reference here = new Reference(row.table().name(), row.id());
    return rows(table).stream()
        .filter(child -> here.equals(child.values().get(back.column())))
        .toList();
  }

  private void add(Table table, Map<String, Object> fixed) {
    UUID id = new UUID(random.nextLong(), random.nextLong());
    Map<String, Object> values = new HashMap<>(fixed);
    Map<String, Object> written = new HashMap<>();
    values.put(table.key().name(), id);
    for (Column column : table.columns()) {
      if (random.nextInt(4) > 0 || column.name().equals("createdon")) {
        value(column).ifPresent(value -> values.putIfAbsent(column.name(), value));
      }
    }
    addLookups(table, values, written);
    fillInName(values);
    boolean inEuro = random.nextBoolean();
    if (inEuro) {
      written.put("transactioncurrencyid", euro);
    }
    for (Column column : table.columns()) {
      Object value = values.get(column.name());
      if (value != null && column.kind() != Kind.LOOKUP && !column.name().equals("fullname")) {
        written.put(column.name(), value);
      }
      if (column.kind() == Kind.MONEY && value instanceof BigDecimal amount) {
        BigDecimal rate = inEuro ? EURO_RATE : BigDecimal.ONE;
        values.put(column.name() + "_base", amount.divide(rate, 4, RoundingMode.HALF_EVEN));
      }
    }
    emulator.add(table.name(), written);
    rows.computeIfAbsent(table.name(), one -> new ArrayList<>()).add(new Row(table, id, values));
  }

  private void addLookups(Table table, Map<String, Object> values, Map<String, Object> written) {
    for (Lookup lookup : table.lookups()) {
      List<Row> targets = rows(Table.of(lookup.target()));
      if (!targets.isEmpty() && random.nextBoolean() && !values.containsKey(lookup.column())) {
        UUID target = targets.get(random.nextInt(targets.size())).id();
        values.put(lookup.column(), new Reference(lookup.target(), target));
        written.put(lookup.name(), target);
      }
    }
  }

  static void fillInName(Map<String, Object> values) {
    Object first = values.get("firstname");
    Object last = values.get("lastname");
    if (first != null || last != null) {
      values.put("fullname", first == null ? "" + last : last == null ? first : first + " " + last);
    }
  }

  private Optional<Object> value(Column column) {
    return Optional.ofNullable(
        switch (column.kind()) {
          case TEXT -> column.name().equals("fullname") ? null : word();
          case WHOLE -> random.nextInt(5);
          case MONEY -> BigDecimal.valueOf(random.nextInt(400), 2);
          case TRUTH -> random.nextBoolean();
          case DAY -> day();
          case MOMENT -> moment();
          case CHOICE -> 1 + random.nextInt(3);
          case ID, LOOKUP -> null;
        });
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private LocalDate day() {
    return TODAY.plusDays(random.nextInt(120) - 60);
  }

  private Instant moment() {
    return random.nextInt(5) == 0
        ? NOW.truncatedTo(ChronoUnit.DAYS).plus(random.nextInt(60) - 50, ChronoUnit.DAYS)
        : NOW.minusSeconds(random.nextInt(100 * 24 * 3600));
  }

  private static Map<String, Object> currency(String code, String rate) {
    return Map.of(
        "isocurrencycode", code, "currencyname", code, "exchangerate", new BigDecimal(rate));
  }
}
