package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.seeded.Table.Children;
import io.github.dealsummary.emulator.seeded.Table.Column;
import io.github.dealsummary.emulator.seeded.Table.Lookup;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a generated request asks of a row. */
sealed interface Criterion {
  record All(List<Criterion> parts) implements Criterion {}

  record Any(List<Criterion> parts) implements Criterion {}

  record Not(Criterion negated) implements Criterion {}

  /** A column, or one of the row that a lookup leads to. */
  record Path(Optional<Lookup> over, Column column) {}

  record Compare(Path path, Relation relation, @Nullable Object value) implements Criterion {}

  record CompareColumns(Column left, Relation relation, Column right) implements Criterion {}

  record OneOf(Path path, List<Object> values) implements Criterion {}

  record Like(Path path, Place place, String pattern) implements Criterion {}

  record Quantified(Children children, boolean all, Optional<Criterion> inner)
      implements Criterion {}

  /** A query function by its OData name. */
  record Call(String function, Column column, List<Object> values) implements Criterion {}

  enum Relation {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE;

    boolean holds(int order) {
      return switch (this) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        case LE -> order <= 0;
      };
    }
  }

  enum Place {
    CONTAINS,
    STARTSWITH,
    ENDSWITH
  }
}
