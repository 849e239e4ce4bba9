package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.store.ODataError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The named arguments of a function in a URL. */
public final class FunctionArguments {
  private FunctionArguments() {}

  /**
   * Reads the arguments in a function's parentheses. A single value becomes a list of one.
   *
   * @param aliases the values of parameter aliases such as {@code @p1}
   */
  public static Map<String, List<String>> parse(String inside, Map<String, String> aliases) {
    if (inside.isBlank()) {
      return Map.of();
    }
    QueryTokens tokens = new QueryTokens(inside);
    Map<String, List<String>> arguments = read(tokens, aliases);
    tokens.expectEnd();
    return arguments;
  }

  static Map<String, List<String>> read(QueryTokens tokens, Map<String, String> aliases) {
    Map<String, List<String>> arguments = new LinkedHashMap<>();
    do {
      String name = tokens.expectWord();
      tokens.expect('=');
      if (arguments.put(name, values(tokens, aliases)) != null) {
        throw ODataError.badRequest("The parameter '" + name + "' is given twice.");
      }
    } while (tokens.skip(','));
    return arguments;
  }

  private static List<String> values(QueryTokens from, Map<String, String> aliases) {
    QueryToken token = from.next();
    if (token.text().startsWith("@") && token.kind() == QueryToken.Kind.WORD) {
      String value = aliases.get(token.text());
      return value == null || value.isBlank()
          ? List.of()
          : values(new QueryTokens(value), Map.of());
    }
    if (!token.isMark('[')) {
      return List.of(constant(token, from));
    }
    List<String> values = new ArrayList<>();
    do {
      values.add(constant(from.next(), from));
    } while (from.skip(','));
    if (!from.skip(']')) {
      throw ODataError.badRequest(
          "Invalid JSON. A comma character ',' was expected in scope 'Array'. Every two elements in an array and properties of an object must be separated by commas.");
    }
    return values;
  }

  /** The value of a constant. A name is refused: its quotes are missing. */
  private static String constant(QueryToken token, QueryTokens from) {
    if (Literals.of(token).isEmpty()) {
      throw from.syntaxError(token);
    }
    return token.text();
  }
}
