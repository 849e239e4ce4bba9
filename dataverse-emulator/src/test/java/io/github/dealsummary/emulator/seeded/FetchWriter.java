package io.github.dealsummary.emulator.seeded;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.emulator.seeded.Criterion.All;
import io.github.dealsummary.emulator.seeded.Criterion.Any;
import io.github.dealsummary.emulator.seeded.Criterion.Call;
import io.github.dealsummary.emulator.seeded.Criterion.Compare;
import io.github.dealsummary.emulator.seeded.Criterion.CompareColumns;
import io.github.dealsummary.emulator.seeded.Criterion.Like;
import io.github.dealsummary.emulator.seeded.Criterion.OneOf;
import io.github.dealsummary.emulator.seeded.Criterion.Path;
import io.github.dealsummary.emulator.seeded.Query.Summary;
import io.github.dealsummary.emulator.seeded.Query.Total;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes queries as FetchXML; a path over a lookup is a condition on an outer link. */
final class FetchWriter {
  private final Pen pen;
  private final Map<Lookup, String> links = new LinkedHashMap<>();

  FetchWriter(Pen pen) {
    this.pen = pen;
  }

  /**
   * A query.
   *
   * @param attributes of the root, for example {@code count="3"}
   */
  Url url(Query query, String attributes) {
    String inner =
        query.select().stream().map(column -> attribute(column, "")).collect(joining())
            + query.sorts().stream()
                .map(
                    sort ->
                        element(
                            "order",
                            named("attribute", sort.column().name())
                                + (sort.descending() ? " descending=\"true\"" : "")))
                .collect(joining());
    return url(query.table(), attributes, inner + filter(query.filter()));
  }

  Url url(Summary summary) {
    StringBuilder inner = new StringBuilder();
    for (Column group : summary.groups()) {
      inner.append(attribute(group, " groupby=\"true\" alias=\"" + group.property() + "\""));
    }
    for (Total total : summary.totals()) {
      Column column = total.column().orElse(summary.table().key());
      String function =
          switch (total.function()) {
            case COUNT -> "count";
            case AVERAGE -> "avg";
            default -> total.function().name().toLowerCase(Locale.ROOT);
          };
      inner.append(
          attribute(
              column,
              " aggregate=\"%s\" alias=\"%s\"".formatted(pen.name(function), total.alias())));
    }
    return url(summary.table(), " aggregate=\"true\"", inner + filter(summary.filter()));
  }

  private Url url(Table table, String attributes, String inner) {
    StringBuilder linked = new StringBuilder();
    links.forEach(
        (lookup, alias) ->
            linked.append(
                element(
                    "link-entity",
                    named("name", lookup.target())
                        + named("from", Table.of(lookup.target()).key().name())
                        + named("to", lookup.column())
                        + " link-type=\"outer\" alias=\"%s\"".formatted(alias))));
    String xml =
        "<fetch%s><entity%s>%s</entity></fetch>"
            .formatted(attributes, named("name", table.name()), inner + linked);
    return Url.of(pen.name(table.set())).with("fetchXml", xml);
  }

  private String attribute(Column column, String more) {
    return element("attribute", named("name", column.name()) + more);
  }

  private String filter(Optional<Criterion> filter) {
    return filter.map(one -> "<filter>" + write(one) + "</filter>").orElse("");
  }

  private String write(Criterion criterion) {
    if (criterion instanceof All all) {
      return group("and", all.parts());
    }
    if (criterion instanceof Any any) {
      return group("or", any.parts());
    }
    if (criterion instanceof Compare compare) {
      String relation = compare.relation().name().toLowerCase(Locale.ROOT);
      return compare.value() == null
          ? condition(compare.path(), relation.equals("eq") ? "null" : "not-null", "")
          : condition(compare.path(), relation, value(compare.path().column(), compare.value()));
    }
    if (criterion instanceof CompareColumns compare) {
      return condition(
          new Path(Optional.empty(), compare.left()),
          compare.relation().name().toLowerCase(Locale.ROOT),
          named("valueof", compare.right().name()));
    }
    if (criterion instanceof OneOf in) {
      return condition(in.path(), "in", in.values());
    }
    return criterion instanceof Call call ? write(call) : write((Like) criterion);
  }

  private String group(String type, List<Criterion> parts) {
    return parts.stream()
        .map(this::write)
        .collect(joining("", "<filter type=\"" + type + "\">", "</filter>"));
  }

  private String write(Like like) {
    return switch (like.place()) {
      case STARTSWITH ->
          condition(like.path(), "begins-with", " value=\"" + xml(like.pattern()) + "\"");
      case ENDSWITH ->
          condition(like.path(), "ends-with", " value=\"" + xml(like.pattern()) + "\"");
      case CONTAINS ->
          condition(like.path(), "like", " value=\"" + xml("%" + like.pattern() + "%") + "\"");
    };
  }

  private String write(Call call) {
    Path path = new Path(Optional.empty(), call.column());
    String operator =
        switch (call.function()) {
          case "DoesNotLike" -> "not-like";
          case "DoesNotBeginWith" -> "not-begin-with";
          case "DoesNotEndWith" -> "not-end-with";
          case "UnderOrEqual" -> "eq-or-under";
          case "AboveOrEqual" -> "eq-or-above";
          case "OlderThanXMonths" -> "olderthan-x-months";
          default -> call.function().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        };
    return call.values().size() == 1 && !call.function().matches("(Not)?In")
        ? condition(path, operator, value(call.column(), call.values().get(0)))
        : condition(path, operator, call.values());
  }

  private String condition(Path path, String operator, List<Object> values) {
    String inner =
        values.stream()
            .map(value -> "<value>" + xml(typed(path.column(), value)) + "</value>")
            .collect(joining());
    return "<condition%s operator=\"%s\">%s</condition>"
        .formatted(names(path), pen.name(operator), inner);
  }

  private String condition(Path path, String operator, String more) {
    return element("condition", names(path) + named("operator", operator) + more);
  }

  private String names(Path path) {
    String link =
        path.over()
            .map(to -> links.computeIfAbsent(to, one -> "l" + links.size()))
            .map(alias -> named("entityname", alias))
            .orElse("");
    return link + named("attribute", path.column().name());
  }

  private String value(Column column, Object value) {
    return " value=\"" + xml(typed(column, value)) + "\"";
  }

  private String typed(Column column, Object value) {
    return column.kind() == Kind.TEXT ? value.toString() : pen.constant(value.toString(), "wrong");
  }

  private String element(String name, String attributes) {
    return "<" + pen.name(name) + attributes + "/>";
  }

  private String named(String attribute, String name) {
    return " " + pen.name(attribute) + "=\"" + pen.name(name) + "\"";
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
