package io.github.dealsummary.cli;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.settings.Settings;
import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens a desk, asks it one question and prints the answer. */
record DeskRunner(Map<String, String> variables, PrintStream out, PrintStream err) {
  /** The shell in which somebody tries the terminal is often the one that starts the server. */
  private static final Set<String> OF_THE_SERVER =
      Stream.concat(Stream.of(DealContract.KEYS_SETTING), Callers.SETTINGS.stream())
          .collect(Collectors.toUnmodifiableSet());

  int print(QuestionOptions options, Function<DealDesk, DealAnswer> operation) {
    if (!options.demo()) {
      return print(variables, options, operation);
    }
    try (DataverseEmulator sales = DataverseEmulator.start()) {
      err.println("Demo: asking an emulated Sales org on this machine.");
      return print(sales.variables(), options, operation);
    }
  }

  private int print(
      Map<String, String> settings, QuestionOptions options, Function<DealDesk, DealAnswer> ask) {
    try (DealDesk desk = DealDesk.open(Settings.from(settings, OF_THE_SERVER))) {
      DealAnswer answer = ask.apply(desk);
      out.println(options.format().of(answer));
      answer
          .failures()
          .forEach(part -> err.println(part.environment() + ": " + part.failure().getMessage()));
      ExitCode exit = answer.outcome().isAsAsked() ? ExitCode.ANSWERED : ExitCode.NO_DEAL;
      return exit.number();
    }
  }
}
