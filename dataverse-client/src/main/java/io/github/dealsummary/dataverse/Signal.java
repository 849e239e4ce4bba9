package io.github.dealsummary.dataverse;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An event that happens once and runs the actions that wait for it. Safe for many threads. */
final class Signal {
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private volatile boolean given;

  /** Runs the actions. Giving it again runs them again, so they must bear that. */
  void give() {
    given = true;
    actions.forEach(Runnable::run);
  }

  boolean isGiven() {
    return given;
  }

  /** Runs this when the signal is given, or at once if it already is. It may run twice. */
  Registration then(Runnable action) {
    // Added before the look, so that a signal given in between is not missed.
    actions.add(action);
    if (given) {
      action.run();
    }
    return () -> actions.remove(action);
  }

  /** Forgets the action when it is closed. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
