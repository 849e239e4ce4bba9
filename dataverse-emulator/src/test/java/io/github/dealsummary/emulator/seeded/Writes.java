package io.github.dealsummary.emulator.seeded;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Draws what is written: column by column a value, or empty for null. */
record Writes(Random random) {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Dataverse keeps its own values of some, and others make up alternate keys.
  private static final Set<String> KEPT =
      Set.of("createdon", "fullname", "accountnumber", "emailaddress1");

  /** A body that is right, and what it writes, by column. */
  record Body(String json, Map<String, Optional<Object>> values) {}

  Body body(Table table, Map<String, List<UUID>> targets) {
    ObjectNode json = JSON.createObjectNode();
    Map<String, Optional<Object>> values = new HashMap<>();
    for (Column column : table.columns()) {
      boolean free = column.kind() != Kind.ID && column.kind() != Kind.LOOKUP;
      if (free && !KEPT.contains(column.name()) && random.nextInt(3) == 0) {
        Optional<Object> value =
            random.nextInt(5) == 0 ? Optional.empty() : Optional.of(value(column));
        values.put(column.name(), value);
        json.set(column.name(), JSON.valueToTree(value.map(Writes::asJson).orElse(null)));
      }
    }
    for (Lookup lookup : table.lookups()) {
      List<UUID> to = targets.getOrDefault(lookup.target(), List.of());
      boolean fresh = !values.containsKey(lookup.column());
      if (!to.isEmpty() && fresh && random.nextInt(3) == 0) {
        UUID target = to.get(random.nextInt(to.size()));
        values.put(lookup.column(), Optional.of(new Reference(lookup.target(), target)));
        String url = (random.nextBoolean() ? "/" : "") + Table.of(lookup.target()).set();
        json.put(lookup.name() + "@odata.bind", url + "(" + target + ")");
      }
    }
    return new Body(json.toString(), values);
  }

  /** A property that no table takes so, by the word that the refusal has to name. */
  Map.Entry<String, String> wrong(Table table) {
    List<Column> columns = table.columns();
    Column column = columns.get(random.nextInt(columns.size()));
    String name = column.property();
    return switch (random.nextInt(4)) {
      case 0 -> Map.entry(name + "zz", "\"" + name + "zz\":1");
      case 1 ->
          Map.entry("nowherezz", "\"nowherezz@odata.bind\":\"/accounts(" + new UUID(0, 1) + ")\"");
      case 2 -> Map.entry(column.name(), "\"" + name + "\":{}");
      default -> Map.entry(column.name(), "\"" + name + "\":" + ofAnotherType(column.kind()));
    };
  }

  private static String ofAnotherType(Kind kind) {
    return switch (kind) {
      case TEXT -> "[5]";
      case TRUTH, DAY, MOMENT, ID, LOOKUP -> "5";
      case WHOLE, MONEY, CHOICE -> "\"wrong\"";
    };
  }

  private Object value(Column column) {
    return switch (column.kind()) {
      case TEXT -> Org.WORDS.get(random.nextInt(Org.WORDS.size()));
      case WHOLE -> random.nextInt(100);
      case MONEY -> BigDecimal.valueOf(random.nextInt(1_000_000), 2);
      case TRUTH -> random.nextBoolean();
      case DAY -> Org.TODAY.minusDays(random.nextInt(1_000));
      case CHOICE -> 1 + random.nextInt(3);
      case MOMENT, ID, LOOKUP -> throw new IllegalArgumentException(column.name());
    };
  }

  private static Object asJson(Object value) {
    boolean bare = Stream.of(Number.class, Boolean.class).anyMatch(type -> type.isInstance(value));
    return bare ? value : value.toString();
  }
}
