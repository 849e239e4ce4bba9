package io.github.dealsummary.emulator.seeded;

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
import io.github.dealsummary.emulator.seeded.Org.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a row fulfils a criterion: null is equal to null only, and a negation is true of whatever
 * the negated does not hold for.
 */
record Meaning(Org org) {
  List<Row> fulfilling(List<Row> rows, Optional<Criterion> filter) {
    return rows.stream().filter(row -> filter.isEmpty() || holds(filter.get(), row)).toList();
  }

  boolean holds(Criterion criterion, Row row) {
    if (criterion instanceof All all) {
      return all.parts().stream().allMatch(part -> holds(part, row));
    }
    if (criterion instanceof Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, row));
    }
    if (criterion instanceof Not not) {
      return !holds(not.negated(), row);
    }
    if (criterion instanceof Quantified quantified) {
      return holds(quantified, row);
    }
    if (criterion instanceof Call call) {
      return new CallMeaning(org, call).holds(row);
    }
    return holdsOfValue(criterion, row);
  }

  private boolean holds(Quantified quantified, Row row) {
    List<Row> related = org.related(row, quantified.children());
    if (quantified.inner().isEmpty()) {
      return !related.isEmpty();
    }
    Criterion inner = quantified.inner().get();
    return quantified.all()
        ? related.stream().allMatch(one -> holds(inner, one))
        : related.stream().anyMatch(one -> holds(inner, one));
  }

  private boolean holdsOfValue(Criterion criterion, Row row) {
    if (criterion instanceof Compare compare) {
      return holds(value(compare.path(), row), compare.relation(), compare.value());
    }
    if (criterion instanceof CompareColumns compare) {
      return holds(row.value(compare.left()), compare.relation(), row.value(compare.right()));
    }
    if (criterion instanceof OneOf in) {
      Object value = value(in.path(), row);
      return in.values().stream().anyMatch(one -> holds(value, Relation.EQ, one));
    }
    Like like = (Like) criterion;
    String pattern =
        switch (like.place()) {
          case CONTAINS -> "%" + like.pattern() + "%";
          case STARTSWITH -> like.pattern() + "%";
          case ENDSWITH -> "%" + like.pattern();
        };
    return value(like.path(), row) instanceof String text && Text.like(text, pattern);
  }

  private @Nullable Object value(Path path, Row row) {
    return path.over().isEmpty()
        ? row.value(path.column())
        : org.follow(row, path.over().get()).map(to -> to.value(path.column())).orElse(null);
  }

  static boolean holds(@Nullable Object left, Relation relation, @Nullable Object right) {
    if (left == null || right == null) {
      return relation == (left == right ? Relation.EQ : Relation.NE);
    }
    return relation.holds(Text.compare(left, right));
  }
}
