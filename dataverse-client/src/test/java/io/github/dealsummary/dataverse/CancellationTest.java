package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.FaultySocket.Trouble;
import io.github.dealsummary.emulator.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call is ended wherever it is, and nothing else is. */
class CancellationTest {
  @RegisterExtension private final Emulated sales = new Emulated();
  private final Cancellation cancellation = new Cancellation();
  private final Query query = Query.of("accounts").top(1);

  @Test
  void callInASocketEnds() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    try (FaultySocket socket = silent(asked);
        DataverseClient client = sales.through(socket.url()).build()) {
      CompletableFuture<DataverseException> call = start(client);
      asked.await();
      assertCancelled(call);
    }
  }

  @Test
  void callThatWaitsForItsNextAttemptEnds() throws Exception {
    sales.environment.inject(Fault.on("accounts").status(429).retryAfter(Duration.ofSeconds(50)));
    CompletableFuture<DataverseException> call = start(sales.client);
    while (sales.environment.requests().isEmpty()) {
      Thread.onSpinWait();
    }
    assertCancelled(call);
  }

  @Test
  void callThatFetchesOrWaitsForATokenEnds() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TokenSource stuck =
        request -> {
          fetching.countDown();
          try {
            end.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          return new AccessToken("t", Instant.MAX);
        };
    try (DataverseClient client =
        DataverseClient.builder(sales.environment.url().toString()).tokens(stuck).build()) {
      CompletableFuture<Throwable> holder =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(Throwable.class, () -> client.page(query)));
      fetching.await();
      assertCancelled(start(client));
      end.countDown();
      assertThat(holder.join()).as("another's fetch goes on").hasMessageNotContaining("cancelled");
    }
  }

  @Test
  void callThatWaitsForItsTurnEndsAndTheOthersGoOn() throws Exception {
    CountDownLatch asked = new CountDownLatch(4);
    try (FaultySocket socket = silent(asked);
        DataverseClient client = sales.through(socket.url()).build()) {
      List<CompletableFuture<DataverseException>> calls = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        calls.add(failureLater(() -> client.page(query)));
      }
      asked.await();
      assertCancelled(start(client));
      assertThat(calls).noneMatch(CompletableFuture::isDone);
    }
  }

  @Test
  void laterCallsOfTheViewAreNotSentAndThoseOfTheClientAre() {
    cancellation.cancel();
    DataverseClient view = sales.client.endedBy(cancellation);
    assertThatThrownBy(() -> view.page(query)).hasMessageContaining("cancelled");
    assertThatThrownBy(
            () -> view.within(Duration.ofSeconds(9)).endedBy(new Cancellation()).whoAmI())
        .hasMessageContaining("cancelled");
    assertThat(sales.environment.requests()).isEmpty();
    assertThat(sales.client.page(query).rows()).hasSize(1);
    assertThat(cancellation.isCancelled()).isTrue();
  }

  /** An environment that takes requests, which are counted, and answers none. */
  private FaultySocket silent(CountDownLatch asked) throws IOException {
    return new FaultySocket(
        sales.environment.url(),
        () -> {
          asked.countDown();
          return Trouble.of(Trouble.Kind.STALL);
        });
  }

  private CompletableFuture<DataverseException> start(DataverseClient client) {
    return failureLater(() -> client.endedBy(cancellation).page(query));
  }

  /** In a thread of its own, which the common pool may not have. */
  private static CompletableFuture<DataverseException> failureLater(Runnable call) {
    CompletableFuture<DataverseException> failure = new CompletableFuture<>();
    new Thread(() -> failure.complete(catchThrowableOfType(DataverseException.class, call::run)))
        .start();
    return failure;
  }

  private void assertCancelled(CompletableFuture<DataverseException> call) throws Exception {
    assertThat(call).isNotDone();
    cancellation.cancel();
    DataverseException failure = call.get(10, TimeUnit.SECONDS);
    assertThat(failure.cancelled()).isTrue();
    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure).hasMessageContaining("reading accounts");
  }
}
