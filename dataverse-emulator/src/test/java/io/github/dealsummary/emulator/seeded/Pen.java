package io.github.dealsummary.emulator.seeded;

import java.util.Optional;
import java.util.Random;

/** Writes names and constants as they are, but for one where a slip is asked for. */
final class Pen {
  private final int wrongName;
  private final int wrongConstant;
  private int names;
  private int constants;
  private Optional<String> slip = Optional.empty();

  private Pen(int wrongName, int wrongConstant) {
    this.wrongName = wrongName;
    this.wrongConstant = wrongConstant;
  }

  static Pen careful() {
    return new Pen(-1, -1);
  }

  /** A pen that misspells one of the names that this one wrote. */
  Pen misspelling(Random random) {
    return new Pen(names == 0 ? -1 : random.nextInt(names), -1);
  }

  /** A pen that writes a constant of another type instead of one that this one wrote. */
  Pen mistyping(Random random) {
    return new Pen(-1, constants == 0 ? -1 : random.nextInt(constants));
  }

  /** What was written wrong. */
  Optional<String> slip() {
    return slip;
  }

  String name(String name) {
    if (names++ != wrongName) {
      return name;
    }
    slip = Optional.of(name + "zz");
    return name + "zz";
  }

  String constant(String right, String wrong) {
    if (constants++ != wrongConstant) {
      return right;
    }
    slip = Optional.of(wrong);
    return wrong;
  }
}
