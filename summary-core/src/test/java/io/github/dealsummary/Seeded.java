package io.github.dealsummary;

import java.util.Random;

/** Random test values that can be had again: the seed is printed, and given with -Dseed=. */
public final class Seeded {
  private Seeded() {}

  public static Random random(String what) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(what + ": -Dseed=" + seed);
    return new Random(seed);
  }
}
