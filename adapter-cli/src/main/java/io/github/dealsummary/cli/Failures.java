package io.github.dealsummary.cli;

import io.github.dealsummary.InvalidQuestion;
import io.github.dealsummary.InvalidSettings;
import io.github.dealsummary.dataverse.DataverseException;
import java.io.PrintStream;

/** Says what failed on standard error, without a stack trace, and which exit code it is. */
final class Failures {
  private final PrintStream err;

  Failures(PrintStream err) {
    this.err = err;
  }

  int report(Exception failure) {
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
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    err.println("This should not have happened: " + root.getClass().getName());
    return ExitCode.UNEXPECTED;
  }
}
