package io.github.dealsummary.emulator.identity;

/**
 * The rows a privilege reaches: the user's own, the business unit's, those of units below it, or
 * all.
 */
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
