package io.github.dealsummary.emulator.identity;

/** How far a privilege reaches: one's own rows, those of the business unit, of those below, all. */
enum Depth {
  BASIC,
  LOCAL,
  DEEP,
  GLOBAL;

  static Depth of(String name) {
    for (Depth depth : values()) {
      if (depth.name().equalsIgnoreCase(name)) {
        return depth;
      }
    }
    throw new IllegalArgumentException("'" + name + "' is no depth: Basic, Local, Deep, Global");
  }
}
