package io.github.dealsummary.dataverse;

import java.util.Random;

/** Random test values that can be had again: the seed is printed, and given with -Dseed=. */
final class Seeded {
  private Seeded() {}

  static Random random(String what) {
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println(what + ": -Dseed=" + seed);
    return new Random(seed);
  }

  /** The full count, or the share of it that this build runs. */
  static int count(int full) {
    return (int) Math.ceil(full * Double.parseDouble(System.getProperty("seeded.share", "0.02")));
  }

  /** Up to 40 characters from all of Unicode, those that have a meaning in URLs and OData often. */
  static String text(Random random) {
    String special = "'\"%_[]&#?/\\+=;:,@$()<>{}|^~` \t\u00e4\u00df\u0130\u200b";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i >= 0; i--) {
      if (random.nextInt(3) == 0) {
        text.append(special.charAt(random.nextInt(special.length())));
      } else {
        int codePoint = random.nextInt(Character.MAX_CODE_POINT + 1);
        boolean surrogate = Character.getType(codePoint) == Character.SURROGATE;
        text.appendCodePoint(surrogate ? 'x' : codePoint);
      }
    }
    return text.toString();
  }
}
