package io.github.dealsummary.cli;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.Question;
import io.github.dealsummary.Ranking;
import io.github.dealsummary.contract.AnswerFormat;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The options of every command that asks about a customer. */
final class QuestionOptions {
  @ArgGroup(multiplicity = "1")
  private @Nullable NameOrId customer;

  @Option(
      names = "--environment",
      paramLabel = "<name>",
      description = "The configured environment to ask, all unless given. May be repeated.")
  private List<String> environments = List.of();

  @Option(
      names = "--rank",
      converter = RankingConverter.class,
      paramLabel = "<policy>",
      completionCandidates = RankingWords.class,
      description = "Which deal comes first: one of ${COMPLETION-CANDIDATES}.")
  private @Nullable Ranking ranking;

  @Option(
      names = "--demo",
      description = "Ask an emulated Sales org on this machine. It needs no settings.")
  private boolean demo;

  @Option(
      names = "--format",
      converter = FormatConverter.class,
      completionCandidates = FormatWords.class,
      paramLabel = "<format>",
      description = "One of ${COMPLETION-CANDIDATES}; text unless given.")
  private AnswerFormat format = AnswerFormat.TEXT;

  private static final class NameOrId {
    @Parameters(
        paramLabel = "<customer>",
        description =
            "The customer's whole name. For a part of it, the answer asks back who is meant.")
    private @Nullable String name;

    @Option(
        names = "--id",
        converter = IdConverter.class,
        description = "The customer's id, as an earlier answer gave it.")
    private @Nullable UUID id;
  }

  /** {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}. */
  static final class IdConverter implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String value) {
      if (!value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
        throw new TypeConversionException("give it as an earlier answer listed it");
      }
      return UUID.fromString(value);
    }
  }

  private static final class RankingConverter implements ITypeConverter<Ranking> {
    @Override
    public Ranking convert(String word) {
      return Ranking.named(word)
          .orElseThrow(() -> new TypeConversionException("give one of " + Ranking.words()));
    }
  }

  private static final class RankingWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(Ranking.values()).map(Ranking::word).iterator();
    }
  }

  private static final class FormatConverter implements ITypeConverter<AnswerFormat> {
    @Override
    public AnswerFormat convert(String word) {
      return AnswerFormat.named(word)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "give one of " + String.join(", ", new FormatWords())));
    }
  }

  private static final class FormatWords implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(AnswerFormat.values()).map(AnswerFormat::word).iterator();
    }
  }

  Question question() {
    NameOrId given = requireNonNull(customer);
    Question question =
        given.id != null ? Question.about(given.id) : Question.about(String.valueOf(given.name));
    question = question.in(environments.toArray(String[]::new));
    return ranking == null ? question : question.rankedBy(ranking);
  }

  boolean demo() {
    return demo;
  }

  AnswerFormat format() {
    return format;
  }
}
