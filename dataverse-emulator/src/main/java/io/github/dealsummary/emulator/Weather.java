package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The conditions under which an emulator works, beside the faults that single requests meet.
 * Immutable; each method returns a changed copy.
 */
public final class Weather {
  private static final Duration SUMMARY_COST = Duration.ofSeconds(3);

  private final Optional<Limits> limits;
  private final Map<String, Duration> latencies;
  private final Copilot copilot;
  private final boolean wildcardsThrottled;

  private Weather(
      Optional<Limits> limits,
      Map<String, Duration> latencies,
      Copilot copilot,
      boolean wildcardsThrottled) {
    this.limits = limits;
    this.latencies = Map.copyOf(latencies);
    this.copilot = copilot;
    this.wildcardsThrottled = wildcardsThrottled;
  }

  /** Whether Copilot writes summaries in the environment, and what its actions say if not. */
  public enum Copilot {
    ON,
    /** 400 0x80040265. */
    OFF,
    /** 403 0x80048306. */
    UNLICENSED,
    /** 404, "Resource not found for the segment". */
    MISSING;

    /** What an action of Copilot answers instead of a summary; empty where it answers one. */
    Optional<ODataError> refusal(String action) {
      return switch (this) {
        case ON -> Optional.empty();
        case OFF ->
            Optional.of(
                new ODataError(
                    400,
                    "0x80040265",
                    "Copilot in Dynamics 365 Sales is turned off in this environment."));
        case UNLICENSED ->
            Optional.of(
                new ODataError(
                    403,
                    "0x80048306",
                    "The user has no licence for Copilot in Dynamics 365 Sales."));
        case MISSING -> Optional.of(ODataError.segmentNotFound(action));
      };
    }
  }

  record Limits(int requests, Duration execution, int concurrent, Duration window) {}

  /** No limits, no delays, Copilot on. */
  public static Weather fair() {
    return new Weather(Optional.empty(), Map.of(), Copilot.ON, false);
  }

  /**
   * Refuses with 429 what is over the service protection limits of one user. Those of Dataverse are
   * 6,000 requests and 20 minutes of execution in 5 minutes, and 52 requests at a time. A summary
   * counts as three seconds of execution, or as its latency.
   */
  public Weather limits(int requests, Duration execution, int concurrent, Duration window) {
    return new Weather(
        Optional.of(new Limits(requests, execution, concurrent, window)),
        latencies,
        copilot,
        wildcardsThrottled);
  }

  /** Delays every answer to a message or table, named as for {@link Fault#on}. */
  public Weather latency(String target, Duration delay) {
    Map<String, Duration> more = new LinkedHashMap<>(latencies);
    more.put(target, delay);
    return new Weather(limits, more, copilot, wildcardsThrottled);
  }

  public Weather copilot(Copilot state) {
    return new Weather(limits, latencies, Objects.requireNonNull(state), wildcardsThrottled);
  }

  /** Refuses filters that begin with a wildcard, {@code contains} among them: 429 0x80048744. */
  public Weather throttlingLeadingWildcards() {
    return new Weather(limits, latencies, copilot, true);
  }

  Optional<Limits> limits() {
    return limits;
  }

  Duration latency(String target) {
    return latencies.getOrDefault(target, Duration.ZERO);
  }

  /** What a request is charged beside the time it really takes. */
  Duration cost(String target) {
    return target.startsWith("msdyn_Sales") && !latencies.containsKey(target)
        ? SUMMARY_COST
        : Duration.ZERO;
  }

  Copilot copilot() {
    return copilot;
  }

  boolean throttlesLeadingWildcards() {
    return wildcardsThrottled;
  }
}
