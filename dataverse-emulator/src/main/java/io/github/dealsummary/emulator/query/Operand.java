package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Column;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.Navigation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One side of a comparison. */
public sealed interface Operand {
  /** The type on the wire; null, which has none, is empty. */
  Optional<ColumnType> type();

  /** A column of the row, or of a row its lookups lead to. */
  record ColumnPath(List<Navigation> steps, Column column) implements Operand {
    public ColumnPath {
      steps = List.copyOf(steps);
    }

    @Override
    public Optional<ColumnType> type() {
      return Optional.of(column.type());
    }
  }

  /** A constant. */
  record Literal(@Nullable Object value, @Nullable ColumnType of) implements Operand {
    public static final Literal NULL = new Literal(null, null);

    @Override
    public Optional<ColumnType> type() {
      return Optional.ofNullable(of);
    }
  }
}
