package io.github.dealsummary.cli;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** What every command that asks about a customer takes. */
final class QuestionOptions {
  @ArgGroup(multiplicity = "1")
  private @Nullable Customer customer;

  @Option(
      names = "--environment",
      paramLabel = "<name>",
      description = "The configured environment to ask; may be repeated. All unless given.")
  private List<String> environments = List.of();

  @Option(
      names = "--rank",
      converter = Policy.class,
      paramLabel = "<policy>",
      description = "Which deal comes first: value, close-date, recent or weighted.")
  private @Nullable Ranking ranking;

  @Option(
      names = "--demo",
      description = "Ask an emulated Sales org on this machine; no settings needed.")
  private boolean demo;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "text or json; default ${DEFAULT-VALUE}.")
  private Format format = Format.text;

  private static final class Customer {
    @Parameters(
        paramLabel = "<customer>",
        description = "The customer's name, or the start of it; share needs the whole name.")
    private @Nullable String name;

    @Option(
        names = "--id",
        converter = Id.class,
        description = "The customer's id, as an earlier answer gave it.")
    private @Nullable UUID id;
  }

  /** {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}. */
  static final class Id implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String value) {
      if (!value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
        throw new TypeConversionException("give it as an earlier answer listed it");
      }
      return UUID.fromString(value);
    }
  }

  private static final class Policy implements ITypeConverter<Ranking> {
    @Override
    public Ranking convert(String word) {
      return Ranking.named(word)
          .orElseThrow(() -> new TypeConversionException("give one of " + Ranking.words()));
    }
  }

  /** Spelled as they are typed. */
  private enum Format {
    text,
    json
  }

  Question question() {
    Customer given = requireNonNull(customer);
    Question question =
        given.id != null ? Question.about(given.id) : Question.about(String.valueOf(given.name));
    question = question.in(environments.toArray(String[]::new));
    return ranking == null ? question : question.rankedBy(ranking);
  }

  boolean demo() {
    return demo;
  }

  boolean asJson() {
    return format == Format.json;
  }
}
