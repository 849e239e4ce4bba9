package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A segment of a path: a name and, in parentheses, a key or the parameters of a function.
 *
 * @param inside empty where there are no parentheses
 */
public record PathSegment(String name, Optional<String> inside) {
  /** The segments of a decoded path, whose keys may hold slashes. */
  public static List<PathSegment> split(String path) {
    List<PathSegment> segments = new ArrayList<>();
    boolean quoted = false;
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= path.length(); i++) {
      char c = i < path.length() ? path.charAt(i) : '/';
      // A doubled quote switches twice, and so stays inside the text.
      quoted ^= c == '\'';
      depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
      if (i == path.length() || (c == '/' && !quoted && depth == 0)) {
        segments.add(of(path.substring(start, i)));
        start = i + 1;
      }
    }
    return segments;
  }

  private static PathSegment of(String text) {
    int open = text.indexOf('(');
    if (open < 0) {
      return new PathSegment(text, Optional.empty());
    }
    if (!text.endsWith(")")) {
      throw ODataError.badRequest("Bad Request - Error in query syntax: '" + text + "'.");
    }
    return new PathSegment(
        text.substring(0, open), Optional.of(text.substring(open + 1, text.length() - 1)));
  }

  @Override
  public String toString() {
    return name + inside.map(key -> "(" + key + ")").orElse("");
  }
}
