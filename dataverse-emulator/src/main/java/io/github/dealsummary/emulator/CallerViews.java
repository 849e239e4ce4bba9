package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.identity.CallingUser;
import io.github.dealsummary.emulator.identity.Privileges;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Store;
import io.github.dealsummary.emulator.web.ApiCall;
import java.util.UUID;

/** The user whom a request speaks for, and the rows as that user sees them. */
final class CallerViews {
  private final Store store;
  private final CallingUser callers;
  private final Privileges privileges;

  CallerViews(Store store, CallingUser callers, Privileges privileges) {
    this.store = store;
    this.callers = callers;
    this.privileges = privileges;
  }

  Store store() {
    return store;
  }

  CallerView of(ApiCall call) {
    UUID asking = callers.signedIn(call.user());
    UUID caller = callers.of(call.headers(), asking);
    return new CallerView(store, privileges.of(asking, caller), caller);
  }

  /** The user whom a request is charged to; an unknown name is charged as it is written. */
  String charged(ApiCall call) {
    try {
      return callers.of(call.headers(), callers.signedIn(call.user())).toString();
    } catch (ODataError refused) {
      return call.headers()
          .getOrDefault("callerobjectid", call.headers().getOrDefault("mscrmcallerid", ""));
    }
  }
}
