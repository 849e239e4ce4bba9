package io.github.dealsummary;

import io.github.dealsummary.Outcome.Shared;
import io.github.dealsummary.Outcome.SharedRow;

/** Puts a shared insight into words. */
final class InsightWording {
  private InsightWording() {}

  static String shared(Shared result, String environment) {
    String note =
        result.note().wasThere()
            ? "The note was already there and is unchanged: "
            : "A note was added: ";
    return note
        + result.deal().name()
        + " - "
        + result.meant().customer().name()
        + " ("
        + environment
        + " environment)."
        + result.task().map(task -> "\n" + task(task, result.deal())).orElse("");
  }

  private static String task(SharedRow task, Opportunity deal) {
    return task.wasThere()
        ? "The task was already there and keeps its date."
        : "A task" + deal.ownerName().map(name -> " for " + name).orElse("") + " was added.";
  }

  /** Names all rights, since the one that is missing depends on how far the operation came. */
  static String notPermitted(String environment) {
    return "You are not allowed to add to deals in the "
        + environment
        + " environment. Ask its administrator to add you as a user who may read opportunities and"
        + " notes, add notes and tasks to opportunities and assign tasks.";
  }
}
