package io.github.dealsummary.dataverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private final FakeTimeSource time = new FakeTimeSource();
  private final AtomicInteger fetched = new AtomicInteger();
  private final Deque<Runnable> background = new ArrayDeque<>();
  private volatile boolean issuerDown;
  private final TokenCache cache =
      new TokenCache(this::issue, time, TokenCacheTest::request, background::add);

  @Test
  void tokenIsFetchedOnceHoweverManyWait() throws Exception {
    CountDownLatch allHere = new CountDownLatch(50);
    TokenCache slow =
        new TokenCache(
            request -> {
              await(allHere);
              return issue(request);
            },
            time,
            TokenCacheTest::request);
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<CompletableFuture<String>> waiting =
          IntStream.range(0, 50)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> {
                            allHere.countDown();
                            return get(slow);
                          },
                          threads))
              .toList();
      assertThat(waiting).allSatisfy(token -> assertThat(token.join()).isEqualTo("token-1"));
    } finally {
      threads.shutdownNow();
    }
    assertThat(fetched).hasValue(1);
  }

  @Test
  void refusalIsThatOfAllWhoWaited() throws Exception {
    CountDownLatch allHere = new CountDownLatch(20);
    AtomicInteger asked = new AtomicInteger();
    TokenCache refused =
        new TokenCache(
            request -> {
              asked.incrementAndGet();
              await(allHere);
              throw new IOException("down");
            },
            time,
            TokenCacheTest::request);
    List<Thread> threads =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new Thread(
                        () -> {
                          allHere.countDown();
                          assertThatThrownBy(() -> refused.get(request(), patient()))
                              .hasMessage("down");
                        }))
            .toList();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(asked.get()).as("a few may have come after it was over").isLessThan(20);
  }

  @Test
  void tokenIsRenewedInTheBackgroundMinutesBeforeItExpires() {
    assertThat(get(cache)).isEqualTo("token-1");
    time.pass(Duration.ofMinutes(54));
    assertThat(get(cache)).isEqualTo("token-1");
    assertThat(background).isEmpty();
    time.pass(Duration.ofMinutes(2));
    assertThat(get(cache)).as("nobody waits for the renewal").isEqualTo("token-1");
    assertThat(get(cache)).isEqualTo("token-1");
    assertThat(background).as("one renewal for all").hasSize(1);
    background.remove().run();
    assertThat(get(cache)).isEqualTo("token-2");
    assertThat(background).isEmpty();
  }

  @Test
  void renewalThatComesLateFindsTheNewTokenAndFetchesNone() {
    get(cache);
    time.pass(Duration.ofMinutes(56));
    get(cache);
    Runnable late = background.remove();
    late.run();
    late.run();
    assertThat(fetched).hasValue(2);
  }

  @Test
  void tokenStaysInUseWhileItsRenewalFailsAndTheIssuerIsNotFlooded() {
    get(cache);
    issuerDown = true;
    time.pass(Duration.ofMinutes(56));
    get(cache);
    background.remove().run();
    assertThat(get(cache)).isEqualTo("token-1");
    assertThat(background).isEmpty();
    time.pass(Duration.ofSeconds(31));
    assertThat(get(cache)).isEqualTo("token-1");
    assertThat(background).hasSize(1);
    time.pass(Duration.ofMinutes(5));
    assertThatThrownBy(() -> cache.get(request(), callEnd())).isInstanceOf(IOException.class);
  }

  @Test
  void refusedTokenIsForgottenAndANewerOneKept() throws Exception {
    AccessToken first = cache.get(request(), callEnd());
    cache.forget(first);
    AccessToken second = cache.get(request(), callEnd());
    cache.forget(first);
    assertThat(cache.get(request(), callEnd())).isSameAs(second).isNotEqualTo(first);
  }

  @Test
  void whoWaitsForAnothersFetchStopsAtTheDeadline() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TokenCache stuck =
        new TokenCache(
            request -> {
              fetching.countDown();
              await(end);
              return issue(request);
            },
            time,
            TokenCacheTest::request);
    CompletableFuture<String> holder = CompletableFuture.supplyAsync(() -> get(stuck));
    fetching.await();
    assertThatThrownBy(() -> stuck.get(request(), callEnd())).isInstanceOf(TimeoutException.class);
    end.countDown();
    assertThat(holder.join()).isEqualTo("token-1");
  }

  private AccessToken issue(TokenRequest request) throws IOException {
    int number = fetched.incrementAndGet();
    if (issuerDown) {
      throw new IOException("down");
    }
    Instant inAnHour = time.now().plus(Duration.ofHours(1));
    return new AccessToken("token-" + number, inAnHour);
  }

  private static String get(TokenCache cache) {
    try {
      return cache.get(request(), patient()).value();
    } catch (IOException | InterruptedException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static CallEnd callEnd() {
    return callEnd(Duration.ofMillis(200));
  }

  private static CallEnd patient() {
    return callEnd(Duration.ofMinutes(1));
  }

  private static CallEnd callEnd(Duration left) {
    return new CallEnd(Deadline.in(left, TimeSource.system()), new Signal(), List.of());
  }

  private static TokenRequest request() {
    return new TokenRequest() {
      @Override
      public String scope() {
        return "scope";
      }

      @Override
      public Duration timeLeft() {
        return Duration.ofMillis(200);
      }

      @Override
      public void pause(Duration duration) {
        throw new AssertionError("not asked");
      }

      @Override
      public Reply send(String method, URI address, Map<String, String> headers, String body) {
        throw new AssertionError("not asked");
      }
    };
  }
}
