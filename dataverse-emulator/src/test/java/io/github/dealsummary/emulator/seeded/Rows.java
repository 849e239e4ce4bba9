package io.github.dealsummary.emulator.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Org.Row;
import io.github.dealsummary.emulator.seeded.Query.Sort;
import io.github.dealsummary.emulator.seeded.Query.ToMany;
import io.github.dealsummary.emulator.seeded.Query.ToOne;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Holds the rows of an answer to what they have to be. Rows that no order tells apart may come in
 * any.
 *
 * @param byLabel whether choices are ordered by their labels, as in FetchXML
 * @param nullsLeftOut whether a null is answered by leaving the property out, as in FetchXML
 */
record Rows(Org org, boolean byLabel, boolean nullsLeftOut) {

  void requireAnswer(List<JsonNode> answered, Query query) {
    requireAnswer(answered, query, org.rows(query.table()));
  }

  private void requireAnswer(List<JsonNode> answered, Query query, List<Row> of) {
    Comparator<Row> order = order(query.sorts());
    List<Row> right =
        new Meaning(org).fulfilling(of, query.filter()).stream().sorted(order).toList();
    int size = Math.min(right.size(), query.top().orElse(Integer.MAX_VALUE));
    assertThat(answered).hasSize(size);
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < size; i++) {
      UUID id = UUID.fromString(answered.get(i).path(query.table().key().name()).asText());
      Row row =
          right.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> no(id));
      assertThat(seen.add(id)).as("%s comes once", id).isTrue();
      assertThat(order.compare(row, right.get(i))).as("%s is in its place", row).isZero();
      requireRow(answered.get(i), row, query);
    }
  }

  private static AssertionError no(UUID id) {
    return new AssertionError("the row " + id + " does not fulfil the filter");
  }

  void requireRow(JsonNode json, Row row, Query query) {
    requireColumns(json, row, query.select());
    query.ones().forEach(one -> requireOne(json, row, one));
    for (ToMany many : query.collections()) {
      List<JsonNode> related = new ArrayList<>();
      json.path(many.children().name()).forEach(related::add);
      requireAnswer(related, many.inner(), org.related(row, many.children()));
    }
  }

  private void requireOne(JsonNode json, Row row, ToOne one) {
    JsonNode inner = json.path(one.lookup().name());
    Optional<Row> target = org.follow(row, one.lookup());
    assertThat(inner.isObject()).as(one.lookup().name()).isEqualTo(target.isPresent());
    if (target.isPresent()) {
      requireColumns(inner, target.get(), one.select());
      one.inner().ifPresent(deeper -> requireOne(inner, target.get(), deeper));
    }
  }

  private void requireColumns(JsonNode json, Row row, List<Column> columns) {
    for (Column column : columns) {
      JsonNode value = json.path(column.property());
      assertThat(value.isMissingNode() && !nullsLeftOut).as(column.name()).isFalse();
      requireValue(value, column.kind(), row.value(column));
    }
  }

  static void requireValue(JsonNode json, Kind kind, @Nullable Object right) {
    if (right == null || json.isNull() || json.isMissingNode()) {
      assertThat(json.isNull() || json.isMissingNode()).as("%s for %s", json, right).isTrue();
      assertThat(right).isNull();
      return;
    }
    switch (kind) {
      case WHOLE, CHOICE -> assertThat(json.isInt() ? json.asInt() : json).isEqualTo(right);
      case MONEY -> assertThat(json.decimalValue()).isEqualByComparingTo((BigDecimal) right);
      case TRUTH -> assertThat(json.isBoolean() && json.asBoolean() == (Boolean) right).isTrue();
      case MOMENT -> assertThat(Instant.parse(json.asText())).isEqualTo(right);
      case LOOKUP -> assertThat(json.asText()).isEqualTo(((Reference) right).id().toString());
      case TEXT, DAY, ID -> assertThat(json.asText()).isEqualTo(right.toString());
    }
  }

  private Comparator<Row> order(List<Sort> sorts) {
    Comparator<Row> order = Comparator.comparing(any -> 0);
    for (Sort sort : sorts) {
      Comparator<Object> values = Comparator.nullsFirst(Text::compare);
      Comparator<Row> one = Comparator.comparing(row -> sortKey(row, sort.column()), values);
      order = order.thenComparing(sort.descending() ? one.reversed() : one);
    }
    return order;
  }

  /** A lookup is ordered by the name of its target. */
  private @Nullable Object sortKey(Row row, Column column) {
    Object value = row.value(column);
    if (value instanceof Reference to) {
      return org.find(to)
          .map(target -> target.values().get(target.table().nameColumn()))
          .orElse(null);
    }
    return byLabel && column.kind() == Kind.CHOICE && value instanceof Integer choice
        ? Table.RATINGS.get(choice)
        : value;
  }
}
