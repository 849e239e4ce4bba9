package io.github.dealsummary.dataverse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by sleeping, and chance that always takes the middle. */
class FakeTimeSource implements TimeSource {
  final List<Duration> sleeps = new CopyOnWriteArrayList<>();
  private final AtomicLong passed = new AtomicLong();
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");

  void pass(Duration duration) {
    passed.addAndGet(duration.toNanos());
  }

  @Override
  public long nanos() {
    return passed.get();
  }

  @Override
  public Instant now() {
    return start.plusNanos(passed.get());
  }

  @Override
  public void sleep(Duration duration, CallEnd callEnd) {
    sleeps.add(duration);
    pass(duration);
  }

  @Override
  public double chance() {
    return 0.5;
  }
}
