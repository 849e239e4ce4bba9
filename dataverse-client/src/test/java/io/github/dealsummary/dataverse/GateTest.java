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
    try (Gate.Place first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "10,10"));
    }
    List<Gate.Place> places = enterAll();
    assertThat(places).hasSize(10);
    for (Gate.Place place : List.copyOf(places)) {
      place.answered(reply(200));
      places.add(enter());
    }
    places.forEach(Gate.Place::close);
    try (Gate.Place alone = enter()) {
      alone.answered(reply(200));
    }
    assertThat(enterAll()).as("not grown while there was room").hasSize(20);
  }

  @Test
  void neverLetsMoreInThanDataverseAllowsAUser() throws Exception {
    try (Gate.Place first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "4000"));
    }
    List<Gate.Place> places = enterAll();
    assertThat(places).hasSize(Allowance.MOST);
    places.forEach(place -> place.answered(reply(200)));
    places.forEach(Gate.Place::close);
    assertThat(enterAll()).hasSize(Allowance.MOST);
  }

  @Test
  void halvesOnceForAllWhoWereRefusedTogetherAndGrowsBackSlowly() throws Exception {
    try (Gate.Place first = enter()) {
      first.answered(reply(200, "x-ms-dop-hint", "16"));
    }
    List<Gate.Place> places = enterAll();
    places.forEach(place -> place.throttled(refusal("0x80072326")));
    places.forEach(Gate.Place::close);
    List<Gate.Place> half = enterAll();
    assertThat(half).hasSize(8);
    for (int round = 0; round < 3; round++) {
      half.forEach(place -> place.answered(reply(200)));
    }
    half.forEach(Gate.Place::close);
    assertThat(enterAll()).as("one more for a round, while it is used").hasSize(9);
  }

  @Test
  void letsNoMoreInThanAreLeftInTheWindow() throws Exception {
    try (Gate.Place first = enter()) {
      first.answered(
          reply(200, "x-ms-dop-hint", "20", "x-ms-ratelimit-burst-remaining-xrm-requests", "3"));
    }
    assertThat(enterAll()).hasSize(3);
    Gate big = new Gate(time);
    try (Gate.Place first = big.enter(callEnd(1_000))) {
      first.answered(reply(200, "x-ms-ratelimit-burst-remaining-xrm-requests", "7,999"));
    }
    try (Gate.Place next = big.enter(callEnd(1_000))) {
      assertThat(next.hadToWait()).isFalse();
    }
  }

  @Test
  void closesForAsLongAsTheEnvironmentSaysExceptForThoseWhoCannotWait() throws Exception {
    FakeTimeSource fake = new FakeTimeSource();
    Gate closing = new Gate(fake);
    CallEnd patient =
        new CallEnd(Deadline.in(Duration.ofMinutes(9), fake), new Signal(), List.of());
    try (Gate.Place first = closing.enter(patient)) {
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
  void refusalOfOneKindOfRequestDoesNotCloseIt() throws Exception {
    FakeTimeSource fake = new FakeTimeSource();
    Gate open = new Gate(fake);
    CallEnd callEnd = new CallEnd(Deadline.in(Duration.ofMinutes(9), fake), new Signal(), List.of());
    try (Gate.Place first = open.enter(callEnd)) {
      first.throttled(refusal("0x80048744"));
    }
    open.enter(callEnd).close();
    assertThat(fake.sleeps).isEmpty();
  }

  @Test
  void placesAreGivenInTheOrderOfAsking() throws Exception {
    List<Gate.Place> all = enterAll();
    List<CompletableFuture<Gate.Place>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      waiting.add(CompletableFuture.supplyAsync(this::enterUnchecked, r -> new Thread(r).start()));
      int queued = i + 1;
      while (gate.waiting() < queued) {
        Thread.onSpinWait();
      }
    }
    for (CompletableFuture<Gate.Place> next : waiting) {
      all.remove(0).close();
      assertThat(next.join().hadToWait()).isTrue();
    }
    assertThat(gate.waiting()).isZero();
  }

  @Test
  void whoComesToNoTurnLeavesTheQueueAndItsPlaceToOthers() throws Exception {
    List<Gate.Place> all = enterAll();
    assertThatThrownBy(() -> gate.enter(callEnd(20))).isInstanceOf(TimeoutException.class);
    Signal closing = new Signal();
    closing.give();
    CallEnd closed = new CallEnd(Deadline.in(Duration.ofMinutes(1), time), closing, List.of());
    assertThatThrownBy(() -> gate.enter(closed)).isInstanceOf(CancellationException.class);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> gate.enter(callEnd(9_000))).isInstanceOf(InterruptedException.class);
    assertThat(gate.waiting()).isZero();
    all.forEach(Gate.Place::close);
    assertThat(enterAll()).hasSize(all.size());
  }

  private Gate.Place enterUnchecked() {
    try {
      return enter();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private Gate.Place enter() throws Exception {
    return gate.enter(callEnd(60_000));
  }

  /** As many as fit. */
  private List<Gate.Place> enterAll() throws Exception {
    List<Gate.Place> places = new ArrayList<>();
    try {
      while (true) {
        places.add(gate.enter(callEnd(5)));
      }
    } catch (TimeoutException full) {
      return places;
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
