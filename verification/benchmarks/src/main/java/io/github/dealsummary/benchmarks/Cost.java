package io.github.dealsummary.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/**
 * The average cost of a piece of work, on all threads of this process together. A desk may work on
 * threads of its own.
 *
 * @param bytes the bytes allocated
 * @param nanos the CPU time
 */
record Cost(double bytes, double nanos) {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  /** Runs the work some times without measuring, and then as often again. */
  static Cost of(Runnable work, int times) {
    repeat(work, times);
    double bytes = -allocated();
    double nanos = -SYSTEM.getProcessCpuTime();
    repeat(work, times);
    return new Cost((bytes + allocated()) / times, (nanos + SYSTEM.getProcessCpuTime()) / times);
  }

  Cost over(Cost less) {
    return new Cost(bytes - less.bytes, nanos - less.nanos);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f KB, %.0f µs of CPU", bytes / 1_024, nanos / 1_000);
  }

  private static void repeat(Runnable work, int times) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static double allocated() {
    return Arrays.stream(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
        .filter(bytes -> bytes > 0)
        .sum();
  }
}
