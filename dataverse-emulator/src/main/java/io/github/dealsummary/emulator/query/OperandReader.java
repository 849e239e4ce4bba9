package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.ColumnPath;
import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.store.CallerView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is compared in a {@code $filter}: constants, parameter aliases and paths. */
final class OperandReader {
  private final QueryTokens tokens;
  private final PathReader paths;
  private final Map<String, String> aliases;

  OperandReader(CallerView view, QueryTokens tokens, Map<String, String> aliases) {
    this.tokens = tokens;
    this.paths = new PathReader(view);
    this.aliases = aliases;
  }

  Operand read(PathReader.Start start) {
    return constant(start).orElseGet(() -> path(start));
  }

  ColumnPath path(PathReader.Start start) {
    return paths.read(start, tokens);
  }

  PathReader.End pathOrCollection(PathReader.Start start) {
    return paths.readToEnd(start, tokens);
  }

  /** Reads a constant or an alias; empty if neither comes next. */
  Optional<Operand> constant(PathReader.Start start) {
    QueryToken token = tokens.peek();
    Optional<Operand> operand =
        token.text().startsWith("@") && token.kind() == QueryToken.Kind.WORD
            ? Optional.of(alias(token, start))
            : Literals.of(token).map(literal -> literal);
    operand.ifPresent(read -> tokens.next());
    return operand;
  }

  /** Reads the list behind {@code in}. */
  List<Literal> literals(ColumnPath path, PathReader.Start start) {
    List<Literal> values = new ArrayList<>();
    tokens.expect('(');
    do {
      QueryToken token = tokens.peek();
      if (!(read(start) instanceof Literal value)) {
        throw tokens.syntaxError(token);
      }
      ComparableTypes.comparable(path, ComparisonOperator.EQ, value);
      values.add(value);
    } while (tokens.skip(','));
    tokens.expect(')');
    return values;
  }

  /** A constant or a property; an alias without a value is null, says Dataverse. */
  private Operand alias(QueryToken token, PathReader.Start start) {
    String value = aliases.get(token.text());
    if (value == null || value.isBlank()) {
      return Literal.NULL;
    }
    QueryTokens inside = new QueryTokens(value);
    Optional<Literal> constant = Literals.of(inside.peek());
    Operand operand = constant.isPresent() ? constant.get() : paths.read(start, inside);
    if (constant.isPresent()) {
      inside.next();
    }
    inside.expectEnd();
    return operand;
  }
}
