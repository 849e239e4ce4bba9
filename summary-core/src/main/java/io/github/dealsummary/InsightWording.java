package io.github.dealsummary;

import io.github.dealsummary.SummaryResult.Shared;

/** The words about what was shared. */
final class InsightWording {
  private InsightWording() {}

  static String shared(Shared result, String environment) {
    String deal = OneLine.of(result.deal().name());
    String customer = OneLine.of(result.found().customer().name());
    String owner = result.deal().ownerName().map(name -> " for " + OneLine.of(name)).orElse("");
    String note =
        result.note().wasThere()
            ? "The note had been added before and stands as it is: "
            : "A note was added: ";
    String task =
        result
            .task()
            .map(
                row ->
                    row.wasThere()
                        ? "The task had been added before."
                        : "A task" + owner + " was added.")
            .map(words -> "\n" + words)
            .orElse("");
    return note + deal + " - " + customer + " (" + environment + " environment)." + task;
  }

  /** Which of the rights is missing depends on how far it came. */
  static String notPermitted(String environment) {
    return "You may not add to deals there. Ask an administrator of the "
        + environment
        + " environment to add you as a user who may read opportunities, add notes and tasks to"
        + " them and assign tasks.";
  }
}
