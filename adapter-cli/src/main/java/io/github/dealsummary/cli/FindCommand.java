package io.github.dealsummary.cli;

import io.github.dealsummary.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deal-summary find}. */
@Command(
    name = "find",
    description = "Prints the customer's open deals, ranked. Copilot is not asked.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class FindCommand implements Callable<Integer> {
  private final DeskRunner runner;
  @Mixin private final QuestionOptions options = new QuestionOptions();

  @Option(names = "--won", description = "Also print the deals that were won before.")
  private boolean withWonDeals;

  FindCommand(DeskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Question asked = options.question();
    Question question = withWonDeals ? asked.withWonDeals() : asked;
    return runner.print(options, desk -> desk.find(question));
  }
}
