package io.github.dealsummary.emulator.seeded;

import static java.util.stream.Collectors.joining;

import io.github.dealsummary.emulator.seeded.Criterion.All;
import io.github.dealsummary.emulator.seeded.Criterion.Any;
import io.github.dealsummary.emulator.seeded.Criterion.Call;
import io.github.dealsummary.emulator.seeded.Criterion.Compare;
import io.github.dealsummary.emulator.seeded.Criterion.CompareColumns;
import io.github.dealsummary.emulator.seeded.Criterion.Like;
import io.github.dealsummary.emulator.seeded.Criterion.Not;
import io.github.dealsummary.emulator.seeded.Criterion.OneOf;
import io.github.dealsummary.emulator.seeded.Criterion.Path;
import io.github.dealsummary.emulator.seeded.Criterion.Quantified;
import io.github.dealsummary.emulator.seeded.Criterion.Relation;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Kind;
import java.util.List;
import java.util.Locale;

/** Writes criteria as {@code $filter} does, with no more parentheses than are needed. */
final class FilterWriter {
  private final Pen pen;
  private final String variable;

  FilterWriter(Pen pen) {
    this(pen, "");
  }

  private FilterWriter(Pen pen, String variable) {
    this.pen = pen;
    this.variable = variable;
  }

  String write(Criterion criterion) {
    if (criterion instanceof All all) {
      return all.parts().stream()
          .map(part -> part instanceof Any ? "(" + write(part) + ")" : write(part))
          .collect(joining(" and "));
    }
    if (criterion instanceof Any any) {
      return any.parts().stream().map(this::write).collect(joining(" or "));
    }
    if (criterion instanceof Not not) {
      boolean bare = not.negated() instanceof Like || not.negated() instanceof Quantified;
      return bare ? "not " + write(not.negated()) : "not (" + write(not.negated()) + ")";
    }
    if (criterion instanceof Quantified quantified) {
      return write(quantified);
    }
    return criterion instanceof Call call ? write(call) : writeTest(criterion);
  }

  private String writeTest(Criterion criterion) {
    if (criterion instanceof Compare compare) {
      String value =
          compare.value() == null ? "null" : constant(compare.path().column(), compare.value());
      return path(compare.path()) + " " + relation(compare.relation()) + " " + value;
    }
    if (criterion instanceof CompareColumns compare) {
      return variable
          + pen.name(compare.left().property())
          + " "
          + relation(compare.relation())
          + " "
          + variable
          + pen.name(compare.right().property());
    }
    if (criterion instanceof OneOf in) {
      return path(in.path())
          + in.values().stream()
              .map(value -> constant(in.path().column(), value))
              .collect(joining(",", " in (", ")"));
    }
    Like like = (Like) criterion;
    return "%s(%s,%s)"
        .formatted(
            pen.name(like.place().name().toLowerCase(Locale.ROOT)),
            path(like.path()),
            constant(like.path().column(), like.pattern()));
  }

  private String write(Quantified quantified) {
    String inner = variable.isEmpty() ? "o" : variable.charAt(0) + "p";
    return variable
        + pen.name(quantified.children().name())
        + (quantified.all() ? "/all(" : "/any(")
        + quantified
            .inner()
            .map(one -> inner + ":" + new FilterWriter(pen, inner + "/").write(one))
            .orElse("")
        + ")";
  }

  private String write(Call call) {
    StringBuilder text = new StringBuilder("Microsoft.Dynamics.CRM.");
    text.append(pen.name(call.function())).append('(').append(pen.name("PropertyName"));
    text.append("='").append(pen.name(call.column().name())).append('\'');
    List<String> values =
        call.values().stream().map(value -> quoted(call.column(), value)).toList();
    boolean list = call.function().matches("(Not)?(In|Between)");
    if (list) {
      text.append(',').append(pen.name("PropertyValues")).append("=");
      text.append(values.stream().collect(joining(",", "[", "]")));
    } else if (!values.isEmpty()) {
      text.append(',').append(pen.name("PropertyValue")).append("=").append(values.get(0));
    }
    return text.append(')').toString();
  }

  private String quoted(Column column, Object value) {
    String text = "'" + value.toString().replace("'", "''") + "'";
    return column.kind() == Kind.TEXT ? text : pen.constant(text, "'wrong'");
  }

  private String path(Path path) {
    return variable
        + path.over().map(to -> pen.name(to.name()) + "/").orElse("")
        + pen.name(path.column().property());
  }

  private String constant(Column column, Object value) {
    return column.kind() == Kind.TEXT
        ? pen.constant("'" + value.toString().replace("'", "''") + "'", "5")
        : pen.constant(value.toString(), "'wrong'");
  }

  private static String relation(Relation relation) {
    return relation.name().toLowerCase(Locale.ROOT);
  }
}
