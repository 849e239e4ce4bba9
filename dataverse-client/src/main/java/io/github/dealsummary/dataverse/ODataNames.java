package io.github.dealsummary.dataverse;

/** The names that go into a URL unquoted. Nothing else may. */
final class ODataNames {
  private ODataNames() {}

  /** The name of an entity set, a column, a navigation property, an action or its parameter. */
  static String simple(String name) {
    if (!isName(name, 0, name.length())) {
      throw none(name);
    }
    return name;
  }

  /** A column, or one behind single-valued navigation: {@code customerid_account/name}. */
  static String path(String path) {
    int start = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
      if (!isName(path, start, slash)) {
        throw none(path);
      }
      start = slash + 1;
    }
    if (!isName(path, start, path.length())) {
      throw none(path);
    }
    return path;
  }

  private static boolean isName(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9' && i > from;
      if (!letter && !digit) {
        return false;
      }
    }
    return from < to;
  }

  private static IllegalArgumentException none(String name) {
    return new IllegalArgumentException(
        "'"
            + name
            + "' is not a name of Dataverse. Names are letters, digits and underscores; values"
            + " belong into conditions.");
  }
}
