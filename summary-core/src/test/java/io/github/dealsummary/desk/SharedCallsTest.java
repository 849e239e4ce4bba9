package io.github.dealsummary.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SharedCallsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final SharedCalls<String, String> calls = new SharedCalls<>("cut short"::equals);
  private final CountDownLatch end = new CountDownLatch(1);

  /** One who asks, on a thread of its own. */
  private final class Asker {
    final FutureTask<String> answer;
    final Thread thread;

    Asker(Duration patience, Supplier<String> call) {
      answer = new FutureTask<>(() -> calls.get("key", patience, call, () -> "late"));
      thread = new Thread(answer);
      thread.start();
      while (thread.getState() != Thread.State.WAITING
          && thread.getState() != Thread.State.TIMED_WAITING
          && thread.getState() != Thread.State.TERMINATED) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void interruptionOfTheFirstIsItsOwn() throws Exception {
    Asker first = new Asker(LONG, () -> afterTheEnd(() -> "first"));
    Asker second = new Asker(LONG, () -> "second");
    first.thread.interrupt();
    assertThat(second.answer.get()).isEqualTo("second");
    assertThatThrownBy(first.answer::get).hasRootCauseInstanceOf(InterruptedException.class);
  }

  @Test
  void deadlineOfTheFirstIsItsOwnWhereTheOthersHaveTime() throws Exception {
    Asker first = new Asker(LONG, () -> afterTheEnd(SharedCallsTest::deadlinePassed));
    Asker hasTime = new Asker(LONG, () -> "second");
    Asker hasLittle = new Asker(Duration.ofMillis(999), () -> "third");
    end.countDown();
    assertThat(hasTime.answer.get()).isEqualTo("second");
    assertThatThrownBy(first.answer::get).isInstanceOf(ExecutionException.class);
    try {
      assertThat(hasLittle.answer.get()).isEqualTo("late");
    } catch (ExecutionException e) {
      assertThat(e).hasRootCauseMessage("too late"); // what it waited for, if in time
    }
  }

  @Test
  void whatWasCutShortIsNotForThoseWhoHaveTime() throws Exception {
    Asker first = new Asker(LONG, () -> afterTheEnd(() -> "cut short"));
    Asker second = new Asker(LONG, () -> "second");
    end.countDown();
    assertThat(second.answer.get()).isEqualTo("second");
    assertThat(first.answer.get()).isEqualTo("cut short");
  }

  @Test
  void nobodyWaitsLongerThanItsOwnTime() throws Exception {
    Asker first = new Asker(LONG, () -> afterTheEnd(() -> "first"));
    Asker second = new Asker(Duration.ofMillis(1), () -> "second");
    assertThat(second.answer.get()).isEqualTo("late");
    end.countDown();
    assertThat(first.answer.get()).isEqualTo("first");
  }

  private String afterTheEnd(Supplier<String> outcome) {
    try {
      end.await();
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw DataverseException.of(Kind.UNAVAILABLE, "interrupted").cause(e).build();
    }
  }

  private static String deadlinePassed() {
    throw DataverseException.of(Kind.UNAVAILABLE, "too late").deadlinePassed().build();
  }
}
