package io.github.dealsummary.http;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much the server holds at a time, so that no caller takes what the others need.
 *
 * @param questions answered at a time; 100 unless set. One that comes beyond them is refused at
 *     once
 * @param connections open at a time; 1,000 unless set. One that comes beyond them takes the place
 *     of the client that has kept the server waiting the longest, and for a second at least. In a
 *     rush twice as many are open
 * @param patience how long a client may take for each whole step: sending a head, sending a body,
 *     reading a reply; 30 seconds unless set
 */
record ServerLimits(int questions, int connections, Duration patience) {
  static final String QUESTIONS = "DEAL_SUMMARY_MAX_QUESTIONS";
  static final String CONNECTIONS = "DEAL_SUMMARY_MAX_CONNECTIONS";
  static final String PATIENCE = "DEAL_SUMMARY_CLIENT_SECONDS";

  /** The names of all settings that {@link #from} reads. */
  static final Set<String> SETTINGS = Set.of(QUESTIONS, CONNECTIONS, PATIENCE);

  /** Adds every wrong value to the problems; the default then stands in for it. */
  static ServerLimits from(Map<String, String> variables, List<String> problems) {
    int questions = number(variables, QUESTIONS, 100, 1, 1_000, problems);
    int connections = number(variables, CONNECTIONS, 1_000, 10, 100_000, problems);
    int seconds = number(variables, PATIENCE, 30, 1, 600, problems);
    if (connections <= questions) {
      problems.add(
          CONNECTIONS
              + " must be greater than "
              + QUESTIONS
              + ", because each question keeps its connection until it is answered.");
    }
    return new ServerLimits(questions, connections, Duration.ofSeconds(seconds));
  }

  private static int number(
      Map<String, String> variables,
      String name,
      int unlessSet,
      int least,
      int most,
      List<String> problems) {
    String value = variables.getOrDefault(name, "").strip();
    if (value.isEmpty()) {
      return unlessSet;
    }
    if (value.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    problems.add(name + " takes a number from " + least + " to " + most + ".");
    return unlessSet;
  }

  /**
   * The connections that the process can keep open: a quarter of the files that the system lets it
   * open. Twice as many may be open in a rush; the rest is for the environments and the JVM.
   */
  int usableConnections() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
        ? (int) Math.min(connections, system.getMaxFileDescriptorCount() / 4)
        : connections;
  }

  /** The most bytes of bodies and replies that clients have not finished: an eighth of the heap. */
  static long unfinishedBytes() {
    return Runtime.getRuntime().maxMemory() / 8;
  }
}
