package io.github.dealsummary.benchmarks;

import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.namesakes.Measurement;
import io.github.dealsummary.namesakes.Report;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures who is meant in an org of 20,000 customers with many near-duplicates: deal-summary
 * beside two simple rules.
 */
public final class NamesakeOrg {
  private static final long SEED = 20_261_130;
  private static final int FIRMS = 18_000;
  private static final int PEOPLE = 2_000;
  private static final int QUESTIONS = 5_000;

  private NamesakeOrg() {}

  /**
   * Prints the table; takes minutes.
   *
   * @param arguments any of {@code accent-sensitive} for a database that tells accents apart,
   *     {@code search} to ask Dataverse Search as well, {@code lines} to print each question that
   *     was answered about another firm or missed, {@code seed=7}, {@code questions=1000}
   */
  public static void main(String[] arguments) {
    List<String> flags = List.of(arguments);
    DataverseEmulator.Builder builder = DataverseEmulator.builder();
    if (flags.contains("accent-sensitive")) {
      builder.accentSensitive();
    }
    Map<String, String> settings =
        flags.contains("search") ? Map.of("DEAL_SUMMARY_SEARCH", "on") : Map.of();
    int questions = (int) number(flags, "questions=", QUESTIONS);
    long seed = number(flags, "seed=", SEED);
    long start = System.nanoTime();
    try (DataverseEmulator emulator = builder.start()) {
      Report report = new Measurement(FIRMS, PEOPLE, questions, seed).in(emulator, settings);
      System.out.println(report.text());
      System.out.printf(Locale.ROOT, "Took %.0f s.%n", (System.nanoTime() - start) / 1e9);
      if (flags.contains("lines")) {
        report.wrong().forEach(System.out::println);
        report.missed().forEach(System.out::println);
      }
    }
  }

  private static long number(List<String> flags, String name, long otherwise) {
    return flags.stream()
        .filter(flag -> flag.startsWith(name))
        .mapToLong(flag -> Long.parseLong(flag.substring(name.length())))
        .findFirst()
        .orElse(otherwise);
  }
}
