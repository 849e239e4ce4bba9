package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.Operand.Path;
import java.util.List;

/** The query tree: what a row must fulfil. */
sealed interface Condition {
  record And(List<Condition> all) implements Condition {
    public And {
      all = List.copyOf(all);
    }
  }

  record Or(List<Condition> any) implements Condition {
    public Or {
      any = List.copyOf(any);
    }
  }

  record Not(Condition negated) implements Condition {}

  record Comparison(Operand left, Operator operator, Operand right) implements Condition {}

  record In(Path path, List<Literal> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /** {@code contains}, {@code startswith} and {@code endswith}. */
  record Matches(Path path, Pattern pattern) implements Condition {}
}
