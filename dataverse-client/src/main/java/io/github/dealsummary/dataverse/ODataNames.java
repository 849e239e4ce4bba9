package io.github.dealsummary.dataverse;

/** Checks names before they go into a URL, since names are not quoted or escaped there. */
final class ODataNames {
  private ODataNames() {}

  /** Checks the name of an entity set, column, navigation property, action or parameter. */
  static String simple(String name) {
    if (!isName(name, 0, name.length())) {
      throw none(name);
    }
    return name;
  }

  /** Checks a column, or a column behind a lookup: {@code customerid_account/name}. */
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
            + "' is not a Dataverse name. A name has only letters, digits and underscores. Put values"
            + " into conditions.");
  }
}
