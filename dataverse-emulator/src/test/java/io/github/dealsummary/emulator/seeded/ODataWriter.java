package io.github.dealsummary.emulator.seeded;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.emulator.seeded.Query.Sort;
import io.github.dealsummary.emulator.seeded.Query.Summary;
import io.github.dealsummary.emulator.seeded.Query.ToMany;
import io.github.dealsummary.emulator.seeded.Query.ToOne;
import io.github.dealsummary.emulator.seeded.Query.Total;
import io.github.dealsummary.emulator.seeded.Table.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes queries as the options of a URL. */
record ODataWriter(Pen pen) {
  Url url(Query query) {
    return new Url(pen.name(query.table().set()), options(query));
  }

  Url count(Table table, Optional<Criterion> filter) {
    Url url = Url.of(pen.name(table.set()) + "/$count");
    return filter.isEmpty() ? url : url.with(pen.name("$filter"), filter(filter.get()));
  }

  Url row(String path, Query shape) {
    return new Url(path, options(shape));
  }

  Url url(Summary summary) {
    String totals =
        summary.totals().stream().map(this::total).collect(joining(",", "aggregate(", ")"));
    String groups =
        summary.groups().stream().map(this::property).collect(joining(",", "groupby((", ")"));
    String filter = summary.filter().map(one -> "filter(" + filter(one) + ")/").orElse("");
    return Url.of(pen.name(summary.table().set()))
        .with(
            pen.name("$apply"),
            filter + (summary.groups().isEmpty() ? totals : groups + "," + totals + ")"));
  }

  private String total(Total total) {
    return total.column().isEmpty()
        ? "$count as " + total.alias()
        : "%s with %s as %s"
            .formatted(
                property(total.column().get()),
                pen.name(total.function().name().toLowerCase(Locale.ROOT)),
                total.alias());
  }

  private Map<String, String> options(Query query) {
    Map<String, String> options = new LinkedHashMap<>();
    if (!query.select().isEmpty()) {
      options.put(pen.name("$select"), properties(query.select()));
    }
    query.filter().ifPresent(filter -> options.put(pen.name("$filter"), filter(filter)));
    if (!query.sorts().isEmpty()) {
      options.put(
          pen.name("$orderby"), query.sorts().stream().map(this::sort).collect(joining(",")));
    }
    query.top().ifPresent(top -> options.put(pen.name("$top"), pen.constant("" + top, "many")));
    List<String> expansions = new ArrayList<>();
    query.ones().forEach(one -> expansions.add(expansion(one)));
    query.collections().forEach(many -> expansions.add(expansion(many)));
    if (!expansions.isEmpty()) {
      options.put(pen.name("$expand"), String.join(",", expansions));
    }
    return options;
  }

  private String expansion(ToOne one) {
    String inner =
        one.inner().map(deeper -> ";" + pen.name("$expand") + "=" + expansion(deeper)).orElse("");
    return "%s(%s=%s%s)"
        .formatted(
            pen.name(one.lookup().name()), pen.name("$select"), properties(one.select()), inner);
  }

  private String expansion(ToMany many) {
    return pen.name(many.children().name())
        + options(many.inner()).entrySet().stream()
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(joining(";", "(", ")"));
  }

  private String properties(List<Column> columns) {
    return columns.stream().map(this::property).collect(joining(","));
  }

  private String sort(Sort sort) {
    return property(sort.column()) + (sort.descending() ? " desc" : "");
  }

  private String property(Column column) {
    return pen.name(column.property());
  }

  String filter(Criterion criterion) {
    return new FilterWriter(pen).write(criterion);
  }
}
