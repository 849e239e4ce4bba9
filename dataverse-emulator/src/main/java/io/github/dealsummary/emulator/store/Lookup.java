package io.github.dealsummary.emulator.store;

import java.util.UUID;

/** The value of a lookup column: a row of some table, reached by a navigation property. */
public record Lookup(Navigation navigation, UUID id) {
  public String table() {
    return navigation.target();
  }
}
