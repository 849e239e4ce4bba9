package io.github.dealsummary.function;

import io.github.dealsummary.contract.Callers;
import io.github.dealsummary.desk.DealDesk;
import io.github.dealsummary.settings.InvalidSettings;
import io.github.dealsummary.settings.Settings;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one desk of a worker process, whose connections and tokens outlive an invocation. The first
 * question opens it. Opening it earlier would be worse: the host never answers a request whose
 * function failed while it was loaded. After a failure the next question tries again.
 */
final class SharedDesk {
  static final SharedDesk OF_THE_PROCESS = new SharedDesk(System::getenv);

  private final Supplier<Map<String, String>> variables;
  private @Nullable Opened opened;

  private record Opened(Callers callers, DealDesk desk) {}

  SharedDesk(Supplier<Map<String, String>> variables) {
    this.variables = variables;
  }

  Callers callers() {
    return open().callers();
  }

  DealDesk desk() {
    return open().desk();
  }

  private synchronized Opened open() {
    if (opened == null) {
      opened = open(variables.get());
    }
    return opened;
  }

  private static Opened open(Map<String, String> variables) {
    InvalidSettings.reportTogether(
        () -> Callers.from(variables), () -> Settings.from(variables, Callers.SETTINGS));
    return new Opened(
        Callers.from(variables), DealDesk.open(Settings.from(variables, Callers.SETTINGS)));
  }
}
