package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.identity.Callers;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.store.View;
import io.github.dealsummary.emulator.web.Call;
import java.util.UUID;

/** The user whom a request speaks for, and the rows as that user sees them. */
final class CallerViews {
  private final Store store;
  private final Callers callers;
  private final Privileges privileges;

  CallerViews(Store store, Callers callers, Privileges privileges) {
    this.store = store;
    this.callers = callers;
    this.privileges = privileges;
  }

  Store store() {
    return store;
  }

  View of(Call call) {
    UUID asking = callers.signedIn(call.user());
    UUID caller = callers.of(call.headers(), asking);
    return new View(store, privileges.of(asking, caller), caller);
  }

  /** The user whom a request is charged to; an unknown name is charged as it is written. */
  String charged(Call call) {
    try {
      return callers.of(call.headers(), callers.signedIn(call.user())).toString();
    } catch (ODataError refused) {
      return call.headers()
          .getOrDefault("callerobjectid", call.headers().getOrDefault("mscrmcallerid", ""));
    }
  }
}
