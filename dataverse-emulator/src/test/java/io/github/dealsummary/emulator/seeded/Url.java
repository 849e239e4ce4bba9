package io.github.dealsummary.emulator.seeded;

import io.github.dealsummary.emulator.Wire;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** A relative URL; its options are not encoded yet. */
record Url(String path, Map<String, String> options) {
  static Url of(String path) {
    return new Url(path, new LinkedHashMap<>());
  }

  Url with(String option, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(option, value);
    return new Url(path, more);
  }

  /** The same with a slip of the finger in one of its options, or in the path if it has none. */
  Url mutated(Random random) {
    if (options.isEmpty()) {
      return Url.of(Mutation.of(path, random).replaceAll("[^\\w()$=,'/.@:;+!*-]", "x"));
    }
    String option =
        options.keySet().stream().skip(random.nextInt(options.size())).findFirst().get();
    return with(option, Mutation.of(options.getOrDefault(option, ""), random));
  }

  @Override
  public String toString() {
    StringBuilder url = new StringBuilder(path);
    options.forEach(
        (name, value) ->
            url.append(url.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(Wire.encode(value)));
    return url.toString();
  }
}
