package io.github.dealsummary.cli;

import io.github.dealsummary.Question;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code deal-summary summarize}. */
@Command(
    name = "summarize",
    description = "Prints a summary of the customer's top open deal.",
    mixinStandardHelpOptions = true,
    versionProvider = DealSummaryCommand.Version.class)
final class SummarizeCommand implements Callable<Integer> {
  private final DeskRunner runner;
  @Mixin private final QuestionOptions options = new QuestionOptions();

  @Option(
      names = "--no-copilot",
      description = "Write the summary from the deal's own rows. No Copilot credits are spent.")
  private boolean withoutCopilot;

  SummarizeCommand(DeskRunner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() {
    Question asked = options.question();
    Question question = withoutCopilot ? asked.withoutCopilot() : asked;
    return runner.print(options, desk -> desk.summarize(question));
  }
}
