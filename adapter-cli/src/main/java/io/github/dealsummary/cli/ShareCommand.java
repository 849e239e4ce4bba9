package io.github.dealsummary.cli;

import io.github.dealsummary.Insight;
import io.github.dealsummary.Insight.Origin;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command {@code deal-summary share}. */
@Command(
    name = "share",
    description =
        "Adds a note to the customer's top open deal, and a task for its owner if a day is given."
            + " The same note is added once, however often it is shared.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class ShareCommand implements Callable<Integer> {
  private final DeskRunner runner;
  @Mixin private final QuestionOptions options = new QuestionOptions();

  @Option(names = "--text", required = true, description = "What the Sales team should know.")
  private String text = "";

  @Option(names = "--agent", paramLabel = "<name>", description = "Who learned it.")
  private @Nullable String agent;

  @Option(
      names = "--case",
      paramLabel = "<number>",
      description = "The case in which it was learned.")
  private @Nullable String caseNumber;

  @Option(
      names = "--instance",
      paramLabel = "<name>",
      description = "The instance that has this case.")
  private @Nullable String instance;

  @Option(
      names = "--deal",
      paramLabel = "<id>",
      converter = QuestionOptions.IdConverter.class,
      description = "The id of one of the customer's open deals. The first one unless given.")
  private @Nullable UUID deal;

  @Option(
      names = "--due",
      paramLabel = "<yyyy-mm-dd>",
      converter = DayConverter.class,
      description = "Also add a task for the deal's owner, due on this day.")
  private @Nullable LocalDate due;

  @Option(
      names = "--key",
      paramLabel = "<key>",
      description = "Stands for this note alone. Another note with this key is refused.")
  private @Nullable String key;

  private static final class DayConverter implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String value) {
      try {
        return LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException("that is not a date. Write it like 2027-01-15.");
      }
    }
  }

  ShareCommand(DeskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Insight insight =
        new Insight(
            options.question(),
            text,
            new Origin(
                Optional.ofNullable(agent),
                Optional.ofNullable(caseNumber),
                Optional.ofNullable(instance)),
            Optional.ofNullable(deal),
            Optional.ofNullable(due),
            Optional.ofNullable(key));
    return runner.print(options, desk -> desk.share(insight));
  }
}
