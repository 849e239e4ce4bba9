package io.github.dealsummary.emulator.query;

import io.github.dealsummary.emulator.query.Operand.Literal;
import io.github.dealsummary.emulator.query.Operand.Path;
import io.github.dealsummary.emulator.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is compared in a {@code $filter}: constants, parameter aliases and paths. */
final class Operands {
  private final Tokens tokens;
  private final Paths paths;
  private final Map<String, String> aliases;

  Operands(View view, Tokens tokens, Map<String, String> aliases) {
    this.tokens = tokens;
    this.paths = new Paths(view);
    this.aliases = aliases;
  }

  Operand read(Paths.Start start) {
    return constant(start).orElseGet(() -> path(start));
  }

  Path path(Paths.Start start) {
    return paths.read(start, tokens);
  }

  Paths.End pathOrCollection(Paths.Start start) {
    return paths.readToEnd(start, tokens);
  }

  /** Reads a constant or an alias; empty if neither comes next. */
  Optional<Operand> constant(Paths.Start start) {
    Token token = tokens.peek();
    Optional<Operand> operand =
        token.text().startsWith("@") && token.kind() == Token.Kind.WORD
            ? Optional.of(alias(token, start))
            : Literals.of(token).map(literal -> literal);
    operand.ifPresent(read -> tokens.next());
    return operand;
  }

  /** Reads the list behind {@code in}. */
  List<Literal> literals(Path path, Paths.Start start) {
    List<Literal> values = new ArrayList<>();
    tokens.expect('(');
    do {
      Token token = tokens.peek();
      if (!(read(start) instanceof Literal value)) {
        throw tokens.syntaxError(token);
      }
      Types.comparable(path, Operator.EQ, value);
      values.add(value);
    } while (tokens.skip(','));
    tokens.expect(')');
    return values;
  }

  /** A constant or a property; an alias without a value is null, says Dataverse. */
  private Operand alias(Token token, Paths.Start start) {
    String value = aliases.get(token.text());
    if (value == null || value.isBlank()) {
      return Literal.NULL;
    }
    Tokens inside = new Tokens(value);
    Optional<Literal> constant = Literals.of(inside.peek());
    Operand operand = constant.isPresent() ? constant.get() : paths.read(start, inside);
    if (constant.isPresent()) {
      inside.next();
    }
    inside.expectEnd();
    return operand;
  }
}
