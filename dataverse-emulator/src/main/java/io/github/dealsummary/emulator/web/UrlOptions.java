package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.HashSet;
import java.util.Set;

/**
 * The options of a URL as they are written: each at most once, none without a value, none that
 * Dataverse does not have. Which of them mean something in a request is checked where it is read.
 */
public final class UrlOptions {
  private static final String FETCH_XML = "fetchXml";

  /** Options without a dollar sign. {@code tag} is for plug-ins, so it has no effect here. */
  private static final Set<String> WORDS = Set.of(FETCH_XML, "savedQuery", "userQuery", "tag");

  private UrlOptions() {}

  public static void check(ApiCall call) {
    Set<String> names = new HashSet<>();
    for (String option : call.options().split("&", -1)) {
      if (!option.isEmpty()) {
        String name = PercentEncoding.name(option);
        check(name, call.query().getOrDefault(name, ""));
        if (!names.add(name)) {
          throw ODataError.badRequest(
              "Query option '%s' was specified more than once, but it must be specified at most once."
                  .formatted(name));
        }
      }
    }
  }

  private static void check(String name, String value) {
    boolean system = name.startsWith("$");
    boolean alias = name.startsWith("@") && name.length() > 1;
    if (!system && !alias && !WORDS.contains(name)) {
      throw ODataError.badRequest("The query parameter " + name + " is not supported.");
    }
    // An alias without a value is null.
    if ((system || name.equals(FETCH_XML)) && value.isBlank()) {
      throw ODataError.badRequest("The value for OData query '" + name + "' cannot be empty.");
    }
  }
}
