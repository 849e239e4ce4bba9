package io.github.dealsummary.function;

import io.github.dealsummary.DealAnswer;
import io.github.dealsummary.DealDesk;
import io.github.dealsummary.Insight;
import io.github.dealsummary.Question;
import io.github.dealsummary.Settings;
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
  private @Nullable DealDesk desk;

  SharedDesk(Supplier<Map<String, String>> variables) {
    this.variables = variables;
  }

  DealAnswer summarize(Question question) {
    return open().summarize(question);
  }

  DealAnswer find(Question question) {
    return open().find(question);
  }

  DealAnswer share(Insight insight) {
    return open().share(insight);
  }

  private synchronized DealDesk open() {
    if (desk == null) {
      desk = DealDesk.open(Settings.from(variables.get()));
    }
    return desk;
  }
}
