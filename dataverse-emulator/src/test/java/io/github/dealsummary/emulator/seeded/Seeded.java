package io.github.dealsummary.emulator.seeded;

import java.util.Random;

/** Chance that can be had again: {@code -Dseed=} and the number that was printed. */
record Seeded(long seed) {
  static Seeded print() {
    Seeded seeded = new Seeded(Long.getLong("seed", System.nanoTime()));
    System.out.println(seeded);
    return seeded;
  }

  Random random() {
    return new Random(seed);
  }

  /** The share of a full count that this build runs. */
  int count(int full) {
    return (int) Math.ceil(full * Double.parseDouble(System.getProperty("seeded.share", "0.02")));
  }

  @Override
  public String toString() {
    return "seed=" + seed;
  }
}
