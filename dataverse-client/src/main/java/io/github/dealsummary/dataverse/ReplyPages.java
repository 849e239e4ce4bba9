package io.github.dealsummary.dataverse;

import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The replies to a query, one after the other. Each is fetched when the stream asks for it. It does
 * not split, since a parallel stream would fetch a thousand pages ahead.
 */
final class ReplyPages<T> implements Spliterator<ReplyPage<T>> {
  private final Reading reading;
  private final Function<ApiRequest, ReplyPage<T>> fetch;
  private int pages;
  private @Nullable String next;

  ReplyPages(Reading reading, Function<ApiRequest, ReplyPage<T>> fetch) {
    this.reading = reading;
    this.fetch = fetch;
    this.next = reading.address();
  }

  @Override
  public boolean tryAdvance(Consumer<? super ReplyPage<T>> action) {
    if (next == null) {
      return false;
    }
    action.accept(fetched(next));
    return true;
  }

  @Override
  public @Nullable Spliterator<ReplyPage<T>> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }

  private ReplyPage<T> fetched(String address) {
    ReplyPage<T> replyPage = fetch.apply(reading.page(address));
    pages++;
    String after = reading.next(replyPage.next(), pages);
    // Otherwise a faulty server would keep the stream going for ever.
    if (address.equals(after)) {
      throw Failures.unreadable(
          "reading " + reading.entitySet(), new UnreadableReply("a page leads to itself"));
    }
    next = after;
    return replyPage;
  }
}
