package io.github.dealsummary.emulator.seeded;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Writes.Body;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the rows have to be after all that was written. */
final class WriteModel {
  private final Map<String, Map<UUID, Map<String, Object>>> rows = new LinkedHashMap<>();

  void write(Table table, UUID id, Body body) {
    Map<String, Object> row = rows(table.name()).computeIfAbsent(id, one -> new HashMap<>());
    body.values()
        .forEach(
            (column, value) ->
                value.ifPresentOrElse(
                    present -> row.put(column, present), () -> row.remove(column)));
    row.put(table.key().name(), id);
    row.put("createdon", Org.NOW);
    if (table.name().equals("contact")) {
      row.remove("fullname");
      Org.fillInName(row);
    }
  }

  /** Whether a row would be its own parent, or that of its parents. */
  boolean loops(Table table, UUID id, Body body) {
    Reference itself = new Reference(table.name(), id);
    return body.values().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("parent"))
        .anyMatch(entry -> isBelow(itself, entry.getKey(), entry.getValue().orElse(null)));
  }

  private boolean isBelow(Reference top, String column, @Nullable Object parent) {
    Object at = parent;
    while (at instanceof Reference reference && reference.table().equals(top.table())) {
      if (at.equals(top)) {
        return true;
      }
      at = rows(reference.table()).getOrDefault(reference.id(), Map.of()).get(column);
    }
    return false;
  }

  /** Lookups to a deleted row become null. */
  void delete(Table table, UUID id) {
    rows(table.name()).remove(id);
    Reference gone = new Reference(table.name(), id);
    rows.values().forEach(of -> of.values().forEach(row -> row.values().removeIf(gone::equals)));
  }

  void require(Table table, JsonNode json) {
    UUID id = UUID.fromString(json.path(table.key().name()).asText());
    Map<String, Object> right = rows(table.name()).getOrDefault(id, Map.of());
    for (Column column : table.columns()) {
      try {
        JsonNode value = json.path(column.property());
        Rows.requireValue(value, column.kind(), right.get(column.name()));
      } catch (AssertionError e) {
        throw new AssertionError(table.name() + " " + id + ": " + column.name(), e);
      }
    }
  }

  int size(Table table) {
    return rows(table.name()).size();
  }

  Optional<UUID> some(Table table, Random random) {
    List<UUID> ids = new ArrayList<>(rows(table.name()).keySet());
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
  }

  Map<String, List<UUID>> ids() {
    Map<String, List<UUID>> ids = new HashMap<>();
    rows.forEach((table, of) -> ids.put(table, List.copyOf(of.keySet())));
    return ids;
  }

  private Map<UUID, Map<String, Object>> rows(String table) {
    return rows.computeIfAbsent(table, one -> new LinkedHashMap<>());
  }
}
