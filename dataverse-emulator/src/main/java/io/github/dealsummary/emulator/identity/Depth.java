package io.github.dealsummary.emulator.identity;

import java.util.Locale;

/** How far a privilege reaches: one's own rows, those of the business unit, of those below, all. */
enum Depth {
  BASIC,
  LOCAL,
  DEEP,
  GLOBAL;

  static Depth of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
