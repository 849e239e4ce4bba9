package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The number of values that a query function takes beside its column, and their OData name. */
enum FunctionValues {
  NONE(""),
  ONE("PropertyValue"),
  SEVERAL("PropertyValues");

  // What Dataverse knows and the emulator does not.
  private static final String UNBUILT =
      ".*Fiscal.*|Eq(ual)?(RoleBusinessId|User.+)|(DoesNot)?Contains?";
  private static final String COLUMN = "PropertyName";
  private static final Set<String> OF_USERS =
      Set.of("EqualUserId", "NotEqualUserId", "EqualBusinessId", "NotEqualBusinessId");
  private static final Set<String> OF_TEXT =
      Set.of("BeginsWith", "DoesNotBeginWith", "EndsWith", "DoesNotEndWith", "Like", "DoesNotLike");
  private static final Set<String> OF_SETS =
      Set.of("In", "NotIn", "Between", "NotBetween", "ContainValues", "DoesNotContainValues");

  private final String argument;

  FunctionValues(String argument) {
    this.argument = argument;
  }

  /**
   * The values that a function takes. An unknown function is refused.
   *
   * @param written the function's name or the operator, as the request has it
   */
  static FunctionValues known(String function, String written) {
    return of(function)
        .orElseThrow(
            () ->
                function.matches(UNBUILT)
                    ? ODataError.notImplemented("the query function " + written)
                    : ODataError.badRequest(
                        "'" + written + "' is not an operator or a query function."));
  }

  private static Optional<FunctionValues> of(String function) {
    if (OF_USERS.contains(function)) {
      return Optional.of(NONE);
    }
    if (OF_SETS.contains(function)) {
      return Optional.of(SEVERAL);
    }
    boolean one = OF_TEXT.contains(function) || HierarchyFunctions.FUNCTIONS.contains(function);
    if (one || TimeWindow.ofDay(function, LocalDate.EPOCH).isPresent()) {
      return Optional.of(ONE);
    }
    return TimeWindow.of(function, 1, Instant.EPOCH)
        .map(window -> function.contains("X") ? ONE : NONE);
  }

  /** Refuses what is too much or too little. */
  void require(String function, List<String> values) {
    boolean fits =
        switch (this) {
          case NONE -> values.isEmpty();
          case ONE -> values.size() == 1;
          case SEVERAL -> !values.isEmpty();
        };
    if (!fits) {
      String taken = this == NONE ? "no value" : this == ONE ? "one value" : "values";
      throw ODataError.badRequest(
          function + " takes " + taken + ", and " + values.size() + " were given.");
    }
  }

  /** The column that the arguments of a function in OData name. */
  String column(String function, Map<String, List<String>> arguments) {
    for (String name : arguments.keySet()) {
      if (!name.equals(COLUMN) && !name.equals(argument)) {
        throw ODataError.badRequest(
            "The function '%s' does not have the parameter '%s'.".formatted(function, name));
      }
    }
    List<String> column = arguments.getOrDefault(COLUMN, List.of());
    if (column.size() != 1) {
      throw ODataError.badRequest("The function " + function + " takes one " + COLUMN + ".");
    }
    if (this != NONE && !arguments.containsKey(argument)) {
      throw ODataError.badRequest(
          "The function '%s' needs the parameter '%s'.".formatted(function, argument));
    }
    return column.get(0);
  }

  List<String> values(Map<String, List<String>> arguments) {
    return arguments.getOrDefault(argument, List.of());
  }
}
