package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Condition.Comparison;
import io.github.dealsummary.emulator.store.ColumnType;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The types that can be compared with each other. */
public final class ComparableTypes {
  private static final Set<ColumnType> NUMBERS =
      EnumSet.of(
          ColumnType.INTEGER,
          ColumnType.LONG,
          ColumnType.CHOICE,
          ColumnType.DECIMAL,
          ColumnType.DOUBLE,
          ColumnType.MONEY);
  private static final Set<ColumnType> GUIDS = EnumSet.of(ColumnType.GUID, ColumnType.LOOKUP);
  private static final Set<ColumnType> TEXTS = EnumSet.of(ColumnType.STRING, ColumnType.CHOICES);
  private static final Set<ColumnType> TIMES = EnumSet.of(ColumnType.DATE_TIME, ColumnType.DATE);

  private ComparableTypes() {}

  public static Comparison comparable(Operand left, ComparisonOperator operator, Operand right) {
    Optional<ColumnType> leftType = left.type();
    Optional<ColumnType> rightType = right.type();
    if (leftType.isPresent()
        && rightType.isPresent()
        && !comparable(left, leftType.get(), right, rightType.get())) {
      throw ODataError.badRequest(
          "A binary operator with incompatible types was detected. Found operand types '%s' and '%s' for operator kind '%s'."
              .formatted(
                  edm(left, leftType.get()), edm(right, rightType.get()), operator.odataName()));
    }
    return new Comparison(left, operator, right);
  }

  static ODataError noSignature(String function) {
    return ODataError.badRequest(
        "No function signature for the function with name '%1$s' matches the specified arguments. The function signatures considered are: %1$s(Edm.String Nullable=true, Edm.String Nullable=true)."
            .formatted(function));
  }

  private static boolean comparable(
      Operand left, ColumnType leftType, Operand right, ColumnType rightType) {
    if (leftType == rightType) {
      return true;
    }
    if (TIMES.contains(leftType) && TIMES.contains(rightType)) {
      // A date is widened to a date-time, but only a constant: a date column takes no date-time.
      return isConstant(left, ColumnType.DATE) || isConstant(right, ColumnType.DATE);
    }
    Set<ColumnType> both = EnumSet.of(leftType, rightType);
    return NUMBERS.containsAll(both) || GUIDS.containsAll(both) || TEXTS.containsAll(both);
  }

  private static boolean isConstant(Operand operand, ColumnType type) {
    return operand instanceof Operand.Literal literal && literal.of() == type;
  }

  private static String edm(Operand operand, ColumnType type) {
    boolean whole =
        operand instanceof Operand.Literal literal
            && type == ColumnType.DECIMAL
            && String.valueOf(literal.value()).matches("[+-]?\\d+");
    return whole ? ColumnType.INTEGER.edm() : type.edm();
  }
}
