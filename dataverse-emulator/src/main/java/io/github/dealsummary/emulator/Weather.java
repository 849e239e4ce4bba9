package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The conditions under which an emulator works: limits, delays, and the state of Copilot. A weather
 * is immutable: each method returns a changed copy.
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

  /** States of Copilot: it writes summaries, or its actions answer an error. */
  public enum Copilot {
    /** Copilot writes summaries. */
    ON,
    /** Its actions answer 400 with 0x80040265. */
    OFF,
    /** Its actions answer 403 with 0x80048306. */
    UNLICENSED,
    /** Its actions answer 404, "Resource not found for the segment". */
    MISSING;

    /** The answer of Copilot's actions instead of a summary; empty if they write one. */
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

  /** Weather without limits and delays, and with Copilot on. */
  public static Weather fair() {
    return new Weather(Optional.empty(), Map.of(), Copilot.ON, false);
  }

  /**
   * Sets the service protection limits of each user. Requests over a limit are refused with 429.
   * Dataverse allows 6,000 requests and 20 minutes of execution within 5 minutes, and 52 requests
   * at a time.
   *
   * @param execution of all requests of a user within the window. A summary counts as three
   *     seconds, or as its latency.
   */
  public Weather limits(int requests, Duration execution, int concurrent, Duration window) {
    return new Weather(
        Optional.of(new Limits(requests, execution, concurrent, window)),
        latencies,
        copilot,
        wildcardsThrottled);
  }

  /** Delays every answer of a message or table, which is named as in {@link Fault#on}. */
  public Weather latency(String target, Duration delay) {
    Map<String, Duration> more = new LinkedHashMap<>(latencies);
    more.put(target, delay);
    return new Weather(limits, more, copilot, wildcardsThrottled);
  }

  /** Sets the state of Copilot. */
  public Weather copilot(Copilot state) {
    return new Weather(limits, latencies, Objects.requireNonNull(state), wildcardsThrottled);
  }

  /**
   * Refuses filters that begin with a wildcard with 429 and 0x80048744. {@code contains} and {@code
   * endswith} are such filters.
   */
  public Weather throttlingLeadingWildcards() {
    return new Weather(limits, latencies, copilot, true);
  }

  Optional<Limits> limits() {
    return limits;
  }

  Duration latency(String target) {
    return latencies.getOrDefault(target, Duration.ZERO);
  }

  /** The time that a request is charged beside the time it really takes. */
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
