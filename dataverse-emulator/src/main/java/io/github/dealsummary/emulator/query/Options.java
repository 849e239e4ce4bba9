package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.List;
import java.util.Set;

/** The query options there are: understood, refused as Dataverse refuses them, or not built. */
public final class Options {
  static final Set<String> OF_ROWS = Set.of("$select", "$expand");
  static final List<String> OF_QUERIES =
      List.of("$select", "$expand", "$filter", "$orderby", "$top", "$count");
  static final Set<String> OF_LISTS =
      Set.of("$select", "$expand", "$filter", "$orderby", "$top", "$count", "$skiptoken");
  private static final Set<String> NOT_IMPLEMENTED =
      Set.of("$compute", "$deltatoken", "savedQuery", "userQuery");

  private Options() {}

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
}
