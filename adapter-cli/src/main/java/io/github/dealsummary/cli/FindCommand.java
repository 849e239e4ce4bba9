package io.github.dealsummary.cli;

import io.github.dealsummary.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code deal-summary find}. */
@Command(
    name = "find",
    description = "Prints the customer's open deals, ranked. Copilot is not asked.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class FindCommand implements Callable<Integer> {
  private final Asking asking;
  @Mixin private final QuestionOptions options = new QuestionOptions();

  @Option(names = "--won", description = "Print the deals that were won before, too.")
  private boolean withWonDeals;

  FindCommand(Asking asking) {
    this.asking = asking;
  }

  @Override
  public Integer call() {
    Question asked = options.question();
    Question question = withWonDeals ? asked.withWonDeals() : asked;
    return asking.print(options, desk -> desk.find(question));
  }
}
