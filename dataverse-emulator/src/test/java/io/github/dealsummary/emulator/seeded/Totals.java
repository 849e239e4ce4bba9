package io.github.dealsummary.emulator.seeded;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.dealsummary.emulator.seeded.Org.Reference;
import io.github.dealsummary.emulator.seeded.Org.Row;
import io.github.dealsummary.emulator.seeded.Query.Summary;
import io.github.dealsummary.emulator.seeded.Query.Total;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Holds the groups of an answer, and their totals, to what they have to be. */
record Totals(Org org) {
  private static final BigDecimal CLOSE = new BigDecimal("0.000001");

  void requireAnswer(List<JsonNode> answered, Summary summary) {
    Map<List<String>, List<Row>> groups = new LinkedHashMap<>();
    if (summary.groups().isEmpty()) {
      groups.put(List.of(), new ArrayList<>());
    }
    List<Row> rows = new Meaning(org).fulfilling(org.rows(summary.table()), summary.filter());
    for (Row row : rows) {
      List<String> key = summary.groups().stream().map(column -> key(row, column)).toList();
      groups.computeIfAbsent(key, one -> new ArrayList<>()).add(row);
    }
    assertThat(answered).hasSize(groups.size());
    for (JsonNode group : answered) {
      List<String> key = summary.groups().stream().map(column -> key(group, column)).toList();
      List<Row> members = groups.remove(key);
      assertThat(members).as("the group %s is right and comes once", key).isNotNull();
      for (Total total : summary.totals()) {
        require(group.path(total.alias()), total, Optional.ofNullable(members).orElseThrow());
      }
    }
  }

  private static String key(Row row, Column column) {
    Object value = row.value(column);
    if (value == null) {
      return "null";
    }
    return "="
        + (value instanceof String text
            ? Text.key(text)
            : value instanceof Reference to
                ? to.id()
                : value instanceof BigDecimal number ? number.stripTrailingZeros() : value);
  }

  private static String key(JsonNode group, Column column) {
    JsonNode value = group.path(column.property());
    if (value.isMissingNode()) {
      return "null";
    }
    return "="
        + (column.kind() == Kind.TEXT
            ? Text.key(value.asText())
            : value.isNumber() ? value.decimalValue().stripTrailingZeros() : value.asText());
  }

  private static void require(JsonNode answered, Total total, List<Row> members) {
    if (total.column().isEmpty()) {
      assertThat(answered.asInt()).isEqualTo(members.size());
      return;
    }
    Optional<Object> right = total(total, total.column().get(), members);
    assertThat(answered.isMissingNode()).as("%s of %s", total, right).isEqualTo(right.isEmpty());
    if (right.isPresent() && right.get() instanceof BigDecimal number) {
      assertThat(answered.decimalValue().subtract(number).abs()).isLessThan(CLOSE);
    } else if (right.isPresent()) {
      assertThat(answered.asText()).isEqualTo(right.get().toString());
    }
  }

  /** Amounts are added up in the base currency. */
  private static Optional<Object> total(Total total, Column column, List<Row> members) {
    String name = column.kind() == Kind.MONEY ? column.name() + "_base" : column.name();
    List<Object> values =
        members.stream().flatMap(row -> Stream.ofNullable(row.values().get(name))).toList();
    if (values.isEmpty()) {
      return Optional.empty();
    }
    boolean numbers = values.get(0) instanceof Number;
    BigDecimal sum =
        values.stream()
            .filter(value -> numbers)
            .map(value -> new BigDecimal(value.toString()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Object result =
        switch (total.function()) {
          case COUNT -> BigDecimal.valueOf(values.size());
          case SUM -> sum;
          case AVERAGE -> sum.divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL64);
          case MIN -> values.stream().min(Text::compare).orElseThrow();
          case MAX -> values.stream().max(Text::compare).orElseThrow();
        };
    return Optional.of(
        result instanceof Integer whole ? BigDecimal.valueOf(whole.longValue()) : result);
  }
}
