package io.github.dealsummary.http;

import io.github.dealsummary.contract.Reply;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Answers a bounded number of questions at a time and refuses the others at once. The log says so,
 * but not more than once a minute.
 */
final class QuestionLimit {
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final int most;
  private final Semaphore free;
  private final AtomicLong nextLine = new AtomicLong(System.nanoTime());

  QuestionLimit(int most) {
    this.most = most;
    this.free = new Semaphore(most);
  }

  Reply answer(Supplier<Reply> question) {
    if (!free.tryAcquire()) {
      return busy();
    }
    try {
      return question.get();
    } finally {
      free.release();
    }
  }

  private Reply busy() {
    Reply reply = ProblemReplies.busy();
    return new Reply(reply.status(), reply.headers(), reply.body(), line());
  }

  private Optional<String> line() {
    long now = System.nanoTime();
    long next = nextLine.get();
    return now - next >= 0 && nextLine.compareAndSet(next, now + BETWEEN_LINES.toNanos())
        ? Optional.of(
            "Questions were refused, because "
                + most
                + " were being answered. If the Sales environment is quick, raise "
                + ServerLimits.QUESTIONS
                + ".")
        : Optional.empty();
  }
}
