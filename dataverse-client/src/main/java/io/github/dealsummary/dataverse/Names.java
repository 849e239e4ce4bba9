package io.github.dealsummary.dataverse;

import java.util.regex.Pattern;

/** The names that go into a URL unquoted. Nothing else may. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern PATH = Pattern.compile(NAME + "(/" + NAME + ")*");

  private Names() {}

  /** The name of an entity set, a column, a navigation property, an action or its parameter. */
  static String simple(String name) {
    return checked(NAME, name);
  }

  /** A column, or one behind single-valued navigation: {@code customerid_account/name}. */
  static String path(String path) {
    return checked(PATH, path);
  }

  private static String checked(Pattern pattern, String name) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a name of Dataverse. Names are letters, digits and underscores; values"
              + " belong into conditions.");
    }
    return name;
  }
}
