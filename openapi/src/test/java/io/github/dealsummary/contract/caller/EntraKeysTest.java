package io.github.dealsummary.contract.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When keys are fetched, and how long they are used. */
@Timeout(60)
class EntraKeysTest {
  private static final List<RSAPublicKey> KEY = List.of(key());
  private static final List<RSAPublicKey> NEXT = List.of(key());

  private final AtomicLong now = new AtomicLong();
  private final Authority authority = new Authority();
  private final EntraKeys keys = new EntraKeys(authority::get, now::get);

  /** Publishes keys until it is down; each fetch is noted. */
  private static final class Authority {
    private final BlockingQueue<String> fetches = new ArrayBlockingQueue<>(100);
    private volatile Map<String, List<RSAPublicKey>> published = Map.of("today", KEY);
    private volatile boolean down;

    SigningKeys get() {
      fetches.add("a fetch");
      if (down) {
        throw EntraKeys.unavailable("it is down", null);
      }
      return new SigningKeys(new HashMap<>(published));
    }

    void awaitFetch() throws InterruptedException {
      fetches.take();
    }
  }

  private static RSAPublicKey key() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return (RSAPublicKey) generator.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void keyThatChangedAfterABurstIsLookedUpOnceTheLimitHasPassed() {
    assertThat(keys.named("today")).isEqualTo(KEY);
    assertThat(keys.named("nobody's")).isEmpty();
    authority.published = Map.of("tomorrow", NEXT);
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(() -> keys.named("nobody's"))
          .isInstanceOfSatisfying(
              DataverseException.class,
              e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(30)))
          .hasMessageContaining("Ask again in 31 seconds");
      assertThat(keys.named("today")).isEqualTo(KEY);
    }
    assertThatThrownBy(() -> keys.named("tomorrow")).isInstanceOf(DataverseException.class);
    assertThat(authority.fetches).hasSize(2);

    pass(Duration.ofSeconds(30));

    assertThat(keys.named("tomorrow")).isEqualTo(NEXT);
    assertThat(keys.named("today")).isEmpty();
  }

  @Test
  void waitIsUntilTheLimitPasses() {
    keys.named("today");
    pass(Duration.ofSeconds(20));
    keys.named("nobody's");
    pass(Duration.ofSeconds(4));

    assertThatThrownBy(() -> keys.named("nobody's"))
        .isInstanceOfSatisfying(
            DataverseException.class,
            e -> assertThat(e.retryAfter()).contains(Duration.ofSeconds(6)));
  }

  @Test
  void knownKeyStaysUsableForADayWhileTheAuthorityIsDown() throws Exception {
    keys.named("today");
    authority.awaitFetch();
    authority.down = true;

    for (int hour = 1; hour < 24; hour++) {
      pass(Duration.ofHours(1));
      assertThat(keys.named("today")).isEqualTo(KEY);
    }
    authority.awaitFetch();
    pass(Duration.ofHours(1));

    assertThatThrownBy(() -> keys.named("today")).hasMessageContaining("it is down");
    pass(Duration.ofMinutes(1));
    authority.down = false;
    assertThat(keys.named("today")).isEqualTo(KEY);
  }

  @Test
  void oldKeysAreFetchedAgainAndTheWithdrawnOneForgotten() throws Exception {
    keys.named("today");
    authority.awaitFetch();
    authority.published = Map.of("tomorrow", NEXT);
    pass(Duration.ofMinutes(59));
    assertThat(keys.named("today")).isEqualTo(KEY);
    assertThat(authority.fetches).isEmpty();
    pass(Duration.ofMinutes(1));

    assertThat(keys.named("today")).isEqualTo(KEY);
    authority.awaitFetch();
    pass(Duration.ofMinutes(1));

    assertThat(keys.named("tomorrow")).isEqualTo(NEXT);
    assertThat(keys.named("today")).isEmpty();
  }

  @Test
  void knownKeyWaitsForNoFetch() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    AtomicLong fetches = new AtomicLong();
    EntraKeys stuck =
        new EntraKeys(
            () -> {
              if (fetches.getAndIncrement() > 0) {
                await(never);
              }
              return new SigningKeys(Map.of("today", KEY));
            },
            now::get);
    stuck.named("today");
    pass(Duration.ofHours(2));

    // A key that waited would be given up with the fetch, and not be returned.
    CompletableFuture<?> unknown =
        CompletableFuture.runAsync(() -> stuck.named("tomorrow")).exceptionally(e -> null);
    for (int i = 0; i < 1_000; i++) {
      assertThat(stuck.named("today")).isEqualTo(KEY);
    }
    assertThat(unknown).isNotDone();
    never.countDown();
    unknown.join();
  }

  /** Such as the look-up of a host's name, which has no limit of its own. */
  @Test
  void fetchThatCannotBeEndedIsGivenUp() {
    CountDownLatch never = new CountDownLatch(1);
    EntraKeys stuck =
        new EntraKeys(
            () -> {
              await(never);
              return new SigningKeys(Map.of("today", KEY));
            },
            now::get);

    assertThatThrownBy(() -> stuck.named("today"))
        .isInstanceOf(DataverseException.class)
        .hasMessageContaining("did not answer within 5 seconds");
    never.countDown();
  }

  @Test
  void tokensThatComeTogetherShareAFetch() {
    CountDownLatch all = new CountDownLatch(1);
    EntraKeys slow =
        new EntraKeys(
            () -> {
              await(all);
              return authority.get();
            },
            now::get);
    List<CompletableFuture<List<RSAPublicKey>>> asked =
        IntStream.range(0, 20)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> slow.named("today")))
            .toList();
    all.countDown();

    assertThat(asked).allSatisfy(one -> assertThat(one.join()).isEqualTo(KEY));
    assertThat(authority.fetches).hasSize(1);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
