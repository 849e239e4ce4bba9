package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

class GateTest {
  private final TimeSource time = TimeSource.system();
  private final Gate gate = new Gate(time);

  @Test
  void startsAtTheHintAndGrowsWithSuccessWhileItIsUsed() throws Exception {
    try (Gate.Slot first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "10,10"));
    }
    List<Gate.Slot> slots = enterAll();
    assertThat(slots).hasSize(10);
    for (Gate.Slot slot : List.copyOf(slots)) {
      slot.answered(reply(200));
      slots.add(enter());
    }
    slots.forEach(Gate.Slot::close);
    try (Gate.Slot alone = enter()) {
      alone.answered(reply(200));
    }
    assertThat(enterAll()).as("not grown while there was room").hasSize(20);
  }

  @Test
  void neverLetsMoreInThanDataverseAllowsAUser() throws Exception {
    try (Gate.Slot first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "4000"));
    }
    List<Gate.Slot> slots = enterAll();
    assertThat(slots).hasSize(ConcurrencyLimit.MOST);
    slots.forEach(slot -> slot.answered(reply(200)));
    slots.forEach(Gate.Slot::close);
    assertThat(enterAll()).hasSize(ConcurrencyLimit.MOST);
  }

  @Test
  void halvesOnceForAllWhoWereRefusedTogetherAndGrowsBackSlowly() throws Exception {
    try (Gate.Slot first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "16"));
    }
    List<Gate.Slot> slots = enterAll();
    slots.forEach(slot -> slot.throttled(refusal("0x80072326")));
    slots.forEach(Gate.Slot::close);
    List<Gate.Slot> half = enterAll();
    assertThat(half).hasSize(8);
    for (int round = 0; round < 3; round++) {
      half.forEach(slot -> slot.answered(reply(200)));
    }
    half.forEach(Gate.Slot::close);
    assertThat(enterAll()).as("one more for a round, while it is used").hasSize(9);
  }

  @Test
  void letsNoMoreInThanAreLeftInTheWindow() throws Exception {
    try (Gate.Slot first = enter()) {
      first.answered(
          reply(200, "x-ms-dop-hint", "20", "x-ms-ratelimit-burst-remaining-xrm-requests", "3"));
    }
    assertThat(enterAll()).hasSize(3);
    Gate big = new Gate(time);
    try (Gate.Slot first = big.enter(callEnd(1_000))) {
      first.answered(reply(200, "x-ms-ratelimit-burst-remaining-xrm-requests", "7,999"));
    }
    try (Gate.Slot next = big.enter(callEnd(1_000))) {
      assertThat(next.hadToWait()).isFalse();
    }
  }

  @Test
  void closesForAsLongAsTheEnvironmentSaysExceptForThoseWhoCannotWait() throws Exception {
    FakeTimeSource fake = new FakeTimeSource();
    Gate closing = new Gate(fake);
    CallEnd patient =
        new CallEnd(Deadline.in(Duration.ofMinutes(9), fake), new Signal(), List.of());
    try (Gate.Slot first = closing.enter(patient)) {
      first.throttled(refusal("0x80072322"));
    }
    CallEnd hurried =
        new CallEnd(Deadline.in(Duration.ofSeconds(3), fake), new Signal(), List.of());
    closing.enter(hurried).close();
    assertThat(fake.sleeps).isEmpty();
    closing.enter(patient).close();
    assertThat(fake.sleeps).containsExactly(Duration.ofSeconds(5));
    closing.enter(patient).close();
    assertThat(fake.sleeps).hasSize(1);
  }

  @Test
  void closesForSecondsUnlessTheEnvironmentSaysForHowLong() throws Exception {
    FakeTimeSource fake = new FakeTimeSource();
    Gate closing = new Gate(fake);
    CallEnd patient =
        new CallEnd(Deadline.in(Duration.ofMinutes(9), fake), new Signal(), List.of());
    try (Gate.Slot first = closing.enter(patient)) {
      first.throttled(DataverseException.of(Kind.THROTTLED, "x").code("0x80072321").build());
    }
    closing.enter(patient).close();
    assertThat(fake.sleeps).containsExactly(Duration.ofSeconds(5));
  }

  @Test
  void refusalOfOneKindOfRequestDoesNotCloseIt() throws Exception {
    FakeTimeSource fake = new FakeTimeSource();
    Gate open = new Gate(fake);
    CallEnd callEnd =
        new CallEnd(Deadline.in(Duration.ofMinutes(9), fake), new Signal(), List.of());
    try (Gate.Slot first = open.enter(callEnd)) {
      first.throttled(refusal("0x80048744"));
    }
    open.enter(callEnd).close();
    assertThat(fake.sleeps).isEmpty();
  }

  @Test
  void placesAreGivenInTheOrderOfAsking() throws Exception {
    List<Gate.Slot> all = enterAll();
    List<CompletableFuture<Gate.Slot>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(CompletableFuture.supplyAsync(this::enterUnchecked, r -> new Thread(r).start()));
      int queued = i + 1;
      while (gate.waiting() < queued) {
        Thread.onSpinWait();
      }
    }
    for (CompletableFuture<Gate.Slot> next : waiting) {
      all.remove(0).close();
      assertThat(next.join().hadToWait()).isTrue();
    }
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void whoComesToNoTurnLeavesTheQueueAndItsPlaceToOthers() throws Exception {
    List<Gate.Slot> all = enterAll();
    assertThatThrownBy(() -> gate.enter(callEnd(20))).isInstanceOf(TimeoutException.class);
    Signal closing = new Signal();
    closing.give();
    CallEnd closed = new CallEnd(Deadline.in(Duration.ofMinutes(1), time), closing, List.of());
    assertThatThrownBy(() -> gate.enter(closed)).isInstanceOf(CancellationException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.enter(callEnd(9_000))).isInstanceOf(InterruptedException.class);
    assertThat(gate.waiting()).isZero();
    all.forEach(Gate.Slot::close);
    assertThat(enterAll()).hasSize(all.size());
  }

  private Gate.Slot enterUnchecked() {
    try {
      return enter();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Gate.Slot enter() throws Exception {
    return gate.enter(callEnd(60_000));
  }

  /** As many as fit. */
  private List<Gate.Slot> enterAll() throws Exception {
    List<Gate.Slot> slots = new ArrayList<>();
    try {
      while (true) {
        slots.add(gate.enter(callEnd(5)));
      }
    } catch (TimeoutException full) {
      return slots;
    }
  }

  private CallEnd callEnd(int millis) {
    return new CallEnd(Deadline.in(Duration.ofMillis(millis), time), new Signal(), List.of());
  }

  private static DataverseException refusal(String code) {
    return DataverseException.of(Kind.THROTTLED, "x")
        .status(429)
        .code(code)
        .retryAfter(Duration.ofSeconds(5))
        .build();
  }

  private static Response reply(int status, String... headers) {
    Response.Builder reply =
        new Response.Builder()
            .request(new Request.Builder().url("http://localhost/").build())
            .protocol(Protocol.HTTP_1_1)
            .code(status)
            .message("X");
    for (int i = 0; i < headers.length; i += 2) {
      reply.header(headers[i], headers[i + 1]);
    }
    return reply.build();
  }
}
