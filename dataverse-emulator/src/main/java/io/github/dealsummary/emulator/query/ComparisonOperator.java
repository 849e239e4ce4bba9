package io.github.dealsummary.emulator.query;

import java.util.Locale;
import java.util.Optional;

/** The comparison operators, and what each asks of the order of its sides. */
public enum ComparisonOperator {
  EQ("Equal"),
  NE("NotEqual"),
  GT("GreaterThan"),
  GE("GreaterThanOrEqual"),
  LT("LessThan"),
  LE("LessThanOrEqual");

  private final String odataName;

  ComparisonOperator(String odataName) {
    this.odataName = odataName;
  }

  /** The operator's name in messages of the OData library. */
  String odataName() {
    return odataName;
  }

  static Optional<ComparisonOperator> of(QueryToken token) {
    for (ComparisonOperator operator : values()) {
      if (token.isWord(operator.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(operator);
      }
    }
    return Optional.empty();
  }

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
