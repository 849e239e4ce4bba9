package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.List;
import java.util.Set;

/** The query options there are: understood, refused as Dataverse refuses them, or not built. */
public final class QueryOptions {
  static final Set<String> OF_ROWS = Set.of("$select", "$expand");
  static final List<String> OF_QUERIES =
      List.of("$select", "$expand", "$filter", "$orderby", "$top", "$count");
  static final Set<String> OF_LISTS =
      Set.of("$select", "$expand", "$filter", "$orderby", "$top", "$count", "$skiptoken");
  private static final Set<String> NOT_IMPLEMENTED =
      Set.of("$compute", "$deltatoken", "savedQuery", "userQuery");

  private static final Set<String> OTHER_QUERIES = Set.of("fetchXml", "savedQuery", "userQuery");

  private QueryOptions() {}

  public static void check(Set<String> given, Set<String> understood) {
    for (String option : given) {
      if (NOT_IMPLEMENTED.contains(option)) {
        throw ODataError.notImplemented("the query option " + option);
      }
      if (option.equals("$skip")) {
        throw ODataError.badRequest("Skip Clause is not supported in CRM");
      }
      if (option.equals("fetchXml")) {
        throw ODataError.badRequest("The query parameter fetchXml is for an entity set only.");
      }
      if (option.startsWith("$") && !understood.contains(option)) {
        throw ODataError.badRequest("The query parameter " + option + " is not supported.");
      }
    }
  }

  /** Refuses what else says which rows there are, where one option alone does. */
  public static void checkBeside(String option, Set<String> given, Set<String> understood) {
    for (String other : given) {
      boolean asks = other.startsWith("$") || OTHER_QUERIES.contains(other);
      if (asks && !other.equals(option) && !understood.contains(other)) {
        throw ODataError.notImplemented(other + " beside " + option);
      }
    }
  }

  /** The value of {@code $count}. */
  public static boolean isCounted(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw ODataError.badRequest(
              "Invalid value '%s' for $count query option found. Valid values are 'true' or 'false'."
                  .formatted(value));
    };
  }
}
