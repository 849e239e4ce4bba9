package io.github.dealsummary.dataverse;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Happens once, and tells all who wait for it. */
final class Signal {
  private final Set<Runnable> actions = ConcurrentHashMap.newKeySet();
  private volatile boolean given;

  /** A second time does nothing more. */
  void give() {
    given = true;
    actions.forEach(Runnable::run);
  }

  boolean isGiven() {
    return given;
  }

  /** Has this run when the signal is given, at once if it is already; perhaps twice. */
  Registration then(Runnable action) {
    actions.add(action);
    if (given) {
      action.run();
    }
    return () -> actions.remove(action);
  }

  /** Closed, the action is forgotten. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
