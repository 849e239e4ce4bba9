package io.github.dealsummary.emulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the tables of a seed file into a store.
 *
 * <p>Each row has a key of its author's choice, which gives it the same id on every start and which
 * lookups name: {@code "parentcontactid": "yvonne-mckay"}. A date may be written as a distance from
 * now: {@code "+21d"}, {@code "-3d"}, {@code "-4h"}.
 */
public final class SeedRows {
  private static final Pattern DISTANCE = Pattern.compile("([+-]\\d{1,6})([dh])");

  private final Schema schema;
  private final Instant now;
  private final UUID businessUnit;

  /**
   * Creates a reader.
   *
   * @param businessUnit of the users for whom the file names none
   */
  public SeedRows(Schema schema, Clock clock, UUID businessUnit) {
    this.schema = schema;
    this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    this.businessUnit = businessUnit;
  }

  /**
   * The id of the row with a key of a seed file. A plain hash: the JDK's own way to an id from a
   * name loads its security providers, a tenth of a start.
   */
  public static UUID id(String table, String key) {
    String name = table + "/" + key;
    long high = hash(name, 0x9E3779B97F4A7C15L);
    long low = hash(name, 0xC2B2AE3D27D4EB4FL);
    return new UUID((high & ~0xF000L) | 0x8000L, (low >>> 2) | Long.MIN_VALUE);
  }

  private static long hash(String text, long start) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      hash ^= hash >>> 29;
    }
    return hash * 0xBF58476D1CE4E5B9L ^ hash >>> 32;
  }

  /**
   * Adds all rows of a file's {@code tables}.
   *
   * @throws IllegalArgumentException where something is not as defined; its message says where
   */
  public void addTo(Store store, JsonNode file) {
    for (Map.Entry<String, JsonNode> rows : file.path("tables").properties()) {
      String place = "tables." + rows.getKey();
      Table table = schema.table(rows.getKey());
      requireObject(place, rows.getValue());
      for (Map.Entry<String, JsonNode> row : rows.getValue().properties()) {
        add(store, file, table, row);
      }
    }
  }

  private void add(Store store, JsonNode file, Table table, Map.Entry<String, JsonNode> row) {
    String place = "tables." + table.name() + "." + row.getKey();
    requireObject(place, row.getValue());
    try {
      store.add(table.name(), row(file, table, row.getKey(), row.getValue()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
    }
  }

  private static void requireObject(String place, JsonNode written) {
    if (!written.isObject()) {
      throw new IllegalArgumentException(place + " is not a JSON object");
    }
  }

  private Map<String, Object> row(JsonNode file, Table table, String key, JsonNode written) {
    Map<String, Object> row = new HashMap<>();
    row.put(table.key(), id(table.name(), key));
    if (table.name().equals("systemuser")) {
      // A user needs a business unit. One that the file names replaces this one.
      row.put("businessunitid", businessUnit);
    }
    for (Map.Entry<String, JsonNode> value : written.properties()) {
      String property = value.getKey();
      if (value.getValue().isContainerNode()) {
        throw new IllegalArgumentException(
            property + " holds an object or array instead of a value");
      }
      if (value.getValue().isNull()) {
        row.remove(property);
        continue;
      }
      String text = value.getValue().asText();
      Optional<Navigation> to = table.navigation(property);
      row.put(
          property, to.isPresent() ? target(file, to.get(), text) : value(table, property, text));
    }
    return row;
  }

  private static UUID target(JsonNode file, Navigation to, String key) {
    boolean found =
        file.path("tables").path(to.target()).has(key)
            || switch (to.target()) {
              case "role" -> file.path("security").path("roles").has(key);
              case "customapi" -> file.path("messages").has(key);
              default -> false;
            };
    if (!found) {
      throw new IllegalArgumentException(
          to.name() + " leads to a row '" + key + "' of " + to.target() + " that is missing");
    }
    return id(to.target(), key);
  }

  private Object value(Table table, String property, String text) {
    Optional<Column> column = table.column(property);
    ColumnType type = column.isPresent() ? column.get().type() : ColumnType.STRING;
    boolean isDate = type == ColumnType.DATE || type == ColumnType.DATE_TIME;
    Matcher distance = DISTANCE.matcher(text);
    if (!isDate || !distance.matches()) {
      return text;
    }
    long count = Long.parseLong(distance.group(1));
    Instant then =
        now.plus(distance.group(2).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count));
    return type == ColumnType.DATE ? LocalDate.ofInstant(then, ZoneOffset.UTC) : then;
  }
}
