package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each user asks for, and refuses what is over the limits. */
final class ServiceProtection {
  // A recorded answer of Dataverse had 7,999 requests left after the first one.
  private static final int USUAL_REQUESTS = 8_000;
  private static final Duration USUAL_EXECUTION = Duration.ofMinutes(20);

  private final Optional<Weather.Limits> limits;
  private final Clock clock;
  private final Map<String, Usage> users = new ConcurrentHashMap<>();

  ServiceProtection(Weather weather, Clock clock) {
    this.limits = weather.limits();
    this.clock = clock;
  }

  void reset() {
    users.clear();
  }

  /** Begins a request; the refusal, if it is over a limit. */
  Optional<Reply> begin(String user) {
    return usage(user).begin(clock.instant());
  }

  /** Ends a request that was begun, with its headers about what is left. */
  Reply end(String user, Duration execution, Reply reply) {
    return usage(user).end(clock.instant(), execution, reply);
  }

  private Usage usage(String user) {
    return users.computeIfAbsent(user, one -> new Usage());
  }

  private final class Usage {
    private final Deque<Instant> requests = new ArrayDeque<>();
    private final Deque<Map.Entry<Instant, Duration>> executions = new ArrayDeque<>();
    private Duration executed = Duration.ZERO;
    private int running;
    private int answered;

    synchronized Optional<Reply> begin(Instant now) {
      if (limits.isPresent()) {
        forget(now.minus(limits.get().window()));
        Optional<Reply> refusal = refusal(now, limits.get());
        if (refusal.isPresent()) {
          return refusal;
        }
        requests.add(now);
      }
      running++;
      return Optional.empty();
    }

    private Optional<Reply> refusal(Instant now, Weather.Limits limit) {
      long seconds = limit.window().toSeconds();
      if (requests.size() >= limit.requests()) {
        return Optional.of(
            refused(
                "0x80072322",
                String.format(
                    Locale.ROOT,
                    "Number of requests exceeded the limit of %d over time window of %d seconds.",
                    limit.requests(),
                    seconds),
                Duration.between(now, requests.getFirst().plus(limit.window()))));
      }
      if (executed.compareTo(limit.execution()) >= 0) {
        return Optional.of(
            refused(
                "0x80072321",
                String.format(
                    Locale.ROOT,
                    "Combined execution time of incoming requests exceeded limit of %,d milliseconds over time window of %d seconds. Decrease number of concurrent requests or reduce the duration of requests and try again later.",
                    limit.execution().toMillis(),
                    seconds),
                Duration.between(now, executions.getFirst().getKey().plus(limit.window()))));
      }
      return running < limit.concurrent()
          ? Optional.empty()
          : Optional.of(
              refused(
                  "0x80072326",
                  String.format(
                      Locale.ROOT,
                      "Number of concurrent requests exceeded the limit of %d.",
                      limit.concurrent()),
                  Duration.ofSeconds(1)));
    }

    private void forget(Instant before) {
      while (!requests.isEmpty() && !requests.getFirst().isAfter(before)) {
        requests.removeFirst();
      }
      while (!executions.isEmpty() && !executions.getFirst().getKey().isAfter(before)) {
        executed = executed.minus(executions.removeFirst().getValue());
      }
    }

    synchronized Reply end(Instant now, Duration execution, Reply reply) {
      running--;
      answered++;
      if (limits.isPresent()) {
        executions.add(Map.entry(now, execution));
        executed = executed.plus(execution);
      }
      Duration left = limits.map(Weather.Limits::execution).orElse(USUAL_EXECUTION);
      int most = limits.map(Weather.Limits::requests).orElse(USUAL_REQUESTS);
      // Without limits no window is kept, so all answers count.
      int used = limits.isPresent() ? requests.size() : answered;
      Duration remaining = left.minus(executed);
      return reply
          .with(
              "x-ms-ratelimit-time-remaining-xrm-requests",
              // Dataverse writes a comma into thousands, as in 1,200.00.
              String.format(Locale.US, "%,.2f", Math.max(0, remaining.toMillis()) / 1000.0))
          .with(
              "x-ms-ratelimit-burst-remaining-xrm-requests",
              String.valueOf(Math.max(0, most - used)));
    }
  }

  private static Reply refused(String code, String message, Duration wait) {
    // Rounded up: a client that waits as told must find room.
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return Reply.error(new ODataError(429, code, message))
        .with("Retry-After", String.valueOf(seconds));
  }
}
