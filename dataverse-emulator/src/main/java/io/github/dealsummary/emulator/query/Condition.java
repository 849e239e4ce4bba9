package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CollectionNavigation;
import io.github.dealsummary.emulator.store.Navigation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The query tree: what a row must fulfil. OData and FetchXML are both read into it. */
public sealed interface Condition {
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

  record Comparison(Operand left, ComparisonOperator operator, Operand right)
      implements Condition {}

  record In(ColumnPath path, List<Literal> values) implements Condition {
    public In {
      values = List.copyOf(values);
    }
  }

  /** {@code contains}, {@code startswith} and {@code endswith}, and {@code like} of FetchXML. */
  record Matches(ColumnPath path, LikePattern pattern) implements Condition {}

  /** A choice with several values holds at least one of these. */
  record HoldsAny(ColumnPath path, Set<String> values) implements Condition {
    public HoldsAny {
      values = Set.copyOf(values);
    }
  }

  /**
   * {@code any} and {@code all} over the rows of a collection.
   *
   * @param steps the way to the row that has the collection
   * @param inner empty for {@code any()}, which asks whether there is a row at all
   */
  record Lambda(
      List<Navigation> steps,
      CollectionNavigation collection,
      boolean all,
      Optional<Condition> inner)
      implements Condition {
    public Lambda {
      steps = List.copyOf(steps);
    }
  }

  /** A condition on the row that a link of FetchXML found, which is all nulls if it found none. */
  record Linked(String alias, Condition inner) implements Condition {}
}
