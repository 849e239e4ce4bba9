package io.github.dealsummary.function;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.DealDesk;
import io.github.dealsummary.Insight;
import io.github.dealsummary.InvalidSettings;
import io.github.dealsummary.Question;
import io.github.dealsummary.Settings;
import io.github.dealsummary.contract.Callers;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one desk of a worker process, whose connections and tokens outlive an invocation. Opened by
 * the first question: the host never answers a request whose function failed while it was loaded.
 * An opening that fails is tried again by the next.
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

  DealAnswer summarize(Question question) {
    return open().desk().summarize(question);
  }

  DealAnswer find(Question question) {
    return open().desk().find(question);
  }

  DealAnswer brief(Question question) {
    return open().desk().brief(question);
  }

  DealAnswer share(Insight insight) {
    return open().desk().share(insight);
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
