package io.github.dealsummary.cli;

import io.github.dealsummary.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The command {@code deal-summary brief}. */
@Command(
    name = "brief",
    description =
        "Prints the customer at a glance, from Sales and Service environments. Copilot is not"
            + " asked.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class BriefCommand implements Callable<Integer> {
  private final DeskRunner runner;
  @Mixin private final QuestionOptions options = new QuestionOptions();

  BriefCommand(DeskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Question question = options.question();
    return runner.print(options, desk -> desk.brief(question));
  }
}
