package io.github.dealsummary.emulator.identity;

/** How far a privilege reaches: one's own rows, those of the business unit, of those below, all. */
enum PrivilegeDepth {
  BASIC,
  LOCAL,
  DEEP,
  GLOBAL;

  static PrivilegeDepth of(String name) {
    for (PrivilegeDepth depth : values()) {
      if (depth.name().equalsIgnoreCase(name)) {
        return depth;
      }
    }
    throw new IllegalArgumentException(
        "'" + name + "' is not a depth. Use Basic, Local, Deep or Global.");
  }
}
