package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.Collation;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of SQL's LIKE. Dataverse hands the argument of {@code contains}, {@code startswith} and
 * {@code endswith} to LIKE as it is, so {@code %}, {@code _} and {@code [abc]} in it are wildcards.
 */
final class LikePattern {
  private static final Piece ANY_RUN = c -> true;

  private final String written;
  private final Collation collation;
  private final String prefix;
  private final List<Piece> pieces;

  private LikePattern(String written, Collation collation, String prefix, List<Piece> pieces) {
    this.written = written;
    this.collation = collation;
    this.prefix = prefix;
    this.pieces = pieces;
  }

  static LikePattern containing(String argument, Collation collation) {
    return like("%" + argument + "%", collation);
  }

  static LikePattern startingWith(String argument, Collation collation) {
    return like(argument + "%", collation);
  }

  static LikePattern endingWith(String argument, Collation collation) {
    return like("%" + argument, collation);
  }

  static LikePattern like(String pattern, Collation collation) {
    String folded = collation.fold(pattern);
    List<Piece> pieces = new ArrayList<>();
    int i = 0;
    while (i < folded.length()) {
      char c = folded.charAt(i);
      int close = c == '[' ? folded.indexOf(']', i + 1) : -1;
      if (close > 0) {
        pieces.add(oneOf(folded.substring(i + 1, close)));
        i = close;
      } else {
        pieces.add(piece(c));
      }
      i++;
    }
    return new LikePattern(pattern, collation, folded.split("[%_\\[]", 2)[0], pieces);
  }

  /** The argument of LIKE. */
  String written() {
    return written;
  }

  /** The text that every match begins with, folded. */
  String prefix() {
    return prefix;
  }

  boolean matches(String value) {
    String text = collation.fold(value);
    int t = 0;
    int e = 0;
    int run = -1;
    int resumeAt = 0;
    while (t < text.length()) {
      if (e < pieces.size() && pieces.get(e) == ANY_RUN) {
        // Going back to the latest wildcard is enough, so a match never takes exponential time.
        run = e++;
        resumeAt = t;
      } else if (e < pieces.size() && pieces.get(e).accepts(text.charAt(t))) {
        e++;
        t++;
      } else if (run >= 0) {
        e = run + 1;
        t = ++resumeAt;
      } else {
        return false;
      }
    }
    return pieces.subList(e, pieces.size()).stream().allMatch(rest -> rest == ANY_RUN);
  }

  private static Piece piece(char c) {
    return switch (c) {
      case '%' -> ANY_RUN;
      case '_' -> any -> true;
      // SQL Server matches nothing with a bracket that is never closed.
      case '[' -> none -> false;
      default -> same -> same == c;
    };
  }

  private static Piece oneOf(String set) {
    if (set.startsWith("^") && set.length() > 1) {
      Piece excluded = oneOf(set.substring(1));
      return c -> !excluded.accepts(c);
    }
    return c -> isIn(set, c);
  }

  private static boolean isIn(String set, char c) {
    for (int i = 0; i < set.length(); i++) {
      boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
      if (range && set.charAt(i) <= c && c <= set.charAt(i + 2)) {
        return true;
      }
      if (!range && set.charAt(i) == c) {
        return true;
      }
      i += range ? 2 : 0;
    }
    return false;
  }

  private interface Piece {
    boolean accepts(char c);
  }
}
