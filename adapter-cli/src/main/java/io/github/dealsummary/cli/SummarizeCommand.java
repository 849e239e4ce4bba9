package io.github.dealsummary.cli;

import static java.util.Objects.requireNonNull;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.DealAnswer.Outcome;
import io.github.dealsummary.DealDesk;
import io.github.dealsummary.Question;
import io.github.dealsummary.Settings;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.emulator.DataverseEmulator;
import java.io.PrintStream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code deal-summary summarize}. */
@Command(
    name = "summarize",
    description = "Prints a summary of the customer's top open deal.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class SummarizeCommand implements Callable<Integer> {
  private final Map<String, String> variables;
  private final PrintStream out;
  private final PrintStream err;

  @ArgGroup(multiplicity = "1")
  private @Nullable Customer customer;

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
    @Parameters(paramLabel = "<customer>", description = "The customer's name, or the start of it.")
    private @Nullable String name;

    @Option(
        names = "--id",
        converter = Id.class,
        description = "The customer's id, as an earlier answer gave it.")
    private @Nullable UUID id;
  }

  /** {@link UUID#fromString} alone also takes {@code 1-1-1-1-1}. */
  private static final class Id implements ITypeConverter<UUID> {
    @Override
    public UUID convert(String value) {
      if (!value.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")) {
        throw new TypeConversionException("give it as an earlier answer listed it");
      }
      return UUID.fromString(value);
    }
  }

  /** Spelled as they are typed. */
  private enum Format {
    text,
    json
  }

  SummarizeCommand(Map<String, String> variables, PrintStream out, PrintStream err) {
    this.variables = variables;
    this.out = out;
    this.err = err;
  }

  @Override
  public Integer call() {
    Question question = question();
    return demo ? demonstrate(question) : summarize(question, variables);
  }

  private int demonstrate(Question question) {
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      err.println("Demo: asking an emulated Sales org on this machine.");
      return summarize(question, sales.variables());
    }
  }

  private int summarize(Question question, Map<String, String> settings) {
    try (DealDesk desk = DealDesk.open(Settings.from(settings))) {
      DealAnswer answer = desk.summarize(question);
      out.println(format == Format.json ? DealContract.json(answer) : answer.text());
      answer
          .failures()
          .forEach(part -> err.println(part.environment() + ": " + part.failure().getMessage()));
      return answer.outcome() == Outcome.SUMMARIZED ? ExitCode.SUMMARIZED : ExitCode.NO_SUMMARY;
    }
  }

  private Question question() {
    Customer given = requireNonNull(customer);
    return given.id != null ? Question.about(given.id) : Question.about(String.valueOf(given.name));
  }
}
