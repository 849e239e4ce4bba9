package io.github.dealsummary.benchmarks;

import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.Query;
import java.util.Locale;

/**
 * Streams a million rows, 5,000 in a page; run it with {@code -Xmx64m}. The server that feeds it is
 * in another process, since its page alone is 6 MB.
 */
public final class MillionRows {
  private static final int PAGE = 5_000;
  private static final int ROWS = 1_000_000;

  private MillionRows() {}

  /**
   * Serves or reads.
   *
   * @param arguments {@code serve} to answer, printing the address; {@code read <address>} to read
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("serve")) {
      try (CannedServer server = CannedServer.endless(SampleRows.page(PAGE))) {
        System.out.println(server.url());
        System.out.flush();
        Thread.sleep(Long.MAX_VALUE);
      }
    }
    long start = System.nanoTime();
    try (DataverseClient client = PageBenchmark.client(arguments[1])) {
      long used =
          client.stream(Query.of("opportunities").pageSize(PAGE))
              .limit(ROWS)
              .mapToInt(row -> row.string("name").orElse("").length())
              .filter(length -> length > 0)
              .count();
      System.out.printf(
          Locale.ROOT,
          "%d rows in %.1f s, heap at most %d MB%n",
          used,
          (System.nanoTime() - start) / 1e9,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }
}
