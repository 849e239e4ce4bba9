package io.github.dealsummary.cli;

import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.contract.FailureTrace;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.settings.InvalidSettings;
import java.io.PrintStream;
import java.util.List;

/**
 * Says on standard error what failed, and which exit code that is.
 *
 * @param verbose whether an unexpected failure is printed with its trace
 */
record FailureReport(PrintStream err, boolean verbose) {
  ExitCode print(Throwable failure) {
    if (failure instanceof InvalidSettings settings) {
      settings.problems().forEach(err::println);
      err.println("Try it without settings: deal-summary summarize \"Fourth Coffee\" --demo");
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof InvalidQuestion) {
      err.println(failure.getMessage());
      return ExitCode.BAD_INPUT;
    }
    if (failure instanceof DataverseException dataverse) {
      err.println(dataverse.getMessage());
      return ExitCode.of(dataverse.kind());
    }
    printUnexpected(failure);
    return ExitCode.UNEXPECTED;
  }

  /** Without its message, which may quote anything. */
  private void printUnexpected(Throwable failure) {
    err.println("This should not have happened. Please report this.");
    if (!verbose) {
      err.println("With --verbose it also prints what happened, and where.");
      return;
    }
    List<String> trace = FailureTrace.lines(failure);
    trace.forEach(line -> err.println(line.startsWith("at ") ? "    " + line : line));
  }
}
