package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The scripted faults, in the order they were given. */
final class Faults {
  private static final String HTML =
      "<!DOCTYPE html><html><head><title>STATUS</title></head><body><h1>STATUS</h1><p>The service is temporarily unavailable.</p></body></html>";

  private final List<Scripted> scripted = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  void add(Fault fault) {
    scripted.add(new Scripted(fault, new AtomicInteger(fault.times())));
  }

  void reset() {
    scripted.clear();
  }

  /** Ends every delay, now and later. */
  void close() {
    closed.countDown();
  }

  /** The answer of the first fault that meets a request on this segment, after its delay. */
  Optional<Reply> meet(String segment) {
    return take(segment).flatMap(Met::reply);
  }

  /** Takes the first fault that meets a request on this segment, after its delay. */
  Optional<Met> take(String segment) {
    for (Scripted one : scripted) {
      if (one.fault().target().equals(segment) && one.take()) {
        await(one.fault().delay());
        return Optional.of(new Met(one, segment));
      }
    }
    return Optional.empty();
  }

  void await(Duration delay) {
    try {
      if (!delay.isZero() && closed.await(delay.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new EmulatorClosed();
      }
    } catch (InterruptedException e) {
      // Closing the emulator interrupts its threads.
      Thread.currentThread().interrupt();
      throw new EmulatorClosed();
    }
  }

  private static Optional<Reply> answer(Fault fault, String segment) {
    Optional<Reply> reply =
        fault
            .answer()
            .map(
                answer ->
                    switch (answer.kind()) {
                      case STATUS -> Reply.error(DocumentedErrors.of(answer.status()));
                      case HTML ->
                          Reply.html(
                              answer.status(),
                              HTML.replace("STATUS", String.valueOf(answer.status())));
                      case SEGMENT -> Reply.error(ODataError.segmentNotFound(segment));
                      case BODY -> Reply.json(200, answer.body());
                      case EXPIRED ->
                          new Reply(401, Map.of("401_error_reason", "The token is expired."), "");
                      case RESET, STALL, TRUNCATE -> throw new Broken(answer.kind());
                    });
    boolean throttled = fault.answer().filter(answer -> answer.status() == 429).isPresent();
    int wait = fault.retryAfterSeconds().orElse(throttled ? 1 : 0);
    // Dataverse always says how long to wait after a 429.
    boolean told = throttled || fault.retryAfterSeconds().isPresent();
    return told ? reply.map(given -> given.with("Retry-After", String.valueOf(wait))) : reply;
  }

  private record Scripted(Fault fault, AtomicInteger remaining) {
    boolean take() {
      // The largest number stands for "always" and is not counted down.
      return remaining.getAndUpdate(left -> left > 0 && left < Integer.MAX_VALUE ? left - 1 : left)
          > 0;
    }

    void giveBack() {
      remaining.getAndUpdate(left -> left < Integer.MAX_VALUE ? left + 1 : left);
    }
  }

  /** A fault that met a request; it may turn out that the request is never come to. */
  record Met(Scripted scripted, String segment) {
    Optional<Reply> reply() {
      return answer(scripted.fault(), segment);
    }

    boolean ends() {
      return scripted.fault().answer().filter(one -> one.kind() != Fault.Kind.BODY).isPresent();
    }

    void giveBack() {
      scripted.giveBack();
    }
  }

  /** The connection is to be broken instead of answered. */
  static final class Broken extends RuntimeException {
    private final Fault.Kind how;

    Broken(Fault.Kind how) {
      this.how = how;
    }

    Fault.Kind how() {
      return how;
    }
  }

  /** The emulator was closed while an answer was on its way. */
  static final class EmulatorClosed extends RuntimeException {}
}
