package io.github.dealsummary.emulator;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/**
 * Something that goes wrong on purpose. It says which requests it meets, and what they get instead
 * of the right answer. A fault is immutable: each method returns a changed copy.
 *
 * <p>A fault with nothing but a {@link #delay} gives the right answer late.
 */
public final class Fault {
  private static final int ALWAYS = Integer.MAX_VALUE;

  private final String target;
  private final Optional<Answer> answer;
  private final Optional<Duration> retryAfter;
  private final Supplier<Duration> delay;
  private final int times;

  private Fault(
      String target,
      Optional<Answer> answer,
      Optional<Duration> retryAfter,
      Supplier<Duration> delay,
      int times) {
    this.target = target;
    this.answer = answer;
    this.retryAfter = retryAfter;
    this.delay = delay;
    this.times = times;
  }

  /**
   * A fault for one kind of request, alone or as a part of a {@code $batch}.
   *
   * @param target the path without a key: an entity set, the name of a message, {@code $batch}, or
   *     {@code search} for the native search endpoint. The token endpoint is {@code token}.
   */
  public static Fault on(String target) {
    return new Fault(target, Optional.empty(), Optional.empty(), () -> Duration.ZERO, ALWAYS);
  }

  /**
   * Answers this status with the OData error that goes with it. Status 429 brings {@code
   * Retry-After}.
   */
  public Fault status(int status) {
    return answering(new Answer(Kind.STATUS, status, ""));
  }

  /** Answers this status with a page of HTML, as the gateways in front of Dataverse do. */
  public Fault html(int status) {
    return answering(new Answer(Kind.HTML, status, ""));
  }

  /** Adds a {@code Retry-After} header, in whole seconds rounded up. */
  public Fault retryAfter(Duration wait) {
    return new Fault(target, answer, Optional.of(wait), delay, times);
  }

  /** Answers 404 with 0x80060888, as if the table or action did not exist. */
  public Fault notFoundForSegment() {
    return answering(new Answer(Kind.SEGMENT, 404, ""));
  }

  /** Answers 200 with this body, which may be anything. */
  public Fault body(String json) {
    return answering(new Answer(Kind.BODY, 200, json));
  }

  /**
   * Breaks the connection instead of answering. If the emulator runs behind a relay, the client
   * sees a reset. Otherwise the connection ends without an answer.
   */
  public Fault reset() {
    return answering(new Answer(Kind.RESET, 0, ""));
  }

  /** Sends the beginning of an answer. Nothing follows as long as the emulator runs. */
  public Fault stall() {
    return answering(new Answer(Kind.STALL, 200, ""));
  }

  /** Ends the connection in the middle of an answer. */
  public Fault truncate() {
    return answering(new Answer(Kind.TRUNCATE, 200, ""));
  }

  /** Answers 401, as if the token had expired on the way. */
  public Fault expiredToken() {
    return answering(new Answer(Kind.EXPIRED, 401, ""));
  }

  /** Waits before answering. */
  public Fault delay(Duration wait) {
    return delay(() -> wait);
  }

  /**
   * Waits before answering, and asks how long for each request: {@code () ->
   * Duration.ofMillis(random.nextInt(2_000, 8_000))}. Many threads may ask at a time.
   */
  public Fault delay(Supplier<Duration> waits) {
    return new Fault(target, answer, retryAfter, waits, times);
  }

  /** Happens to the next {@code n} matching requests only. The default is all of them. */
  public Fault times(int n) {
    return new Fault(target, answer, retryAfter, delay, n);
  }

  String target() {
    return target;
  }

  Optional<Answer> answer() {
    return answer;
  }

  OptionalInt retryAfterSeconds() {
    return retryAfter
        .map(wait -> OptionalInt.of((int) wait.plusNanos(999_999_999).toSeconds()))
        .orElse(OptionalInt.empty());
  }

  Duration delay() {
    return delay.get();
  }

  int times() {
    return times;
  }

  private Fault answering(Answer given) {
    return new Fault(target, Optional.of(given), retryAfter, delay, times);
  }

  enum Kind {
    STATUS,
    HTML,
    SEGMENT,
    BODY,
    EXPIRED,
    RESET,
    STALL,
    TRUNCATE
  }

  record Answer(Kind kind, int status, String body) {}
}
