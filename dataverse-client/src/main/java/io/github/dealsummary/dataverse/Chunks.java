package io.github.dealsummary.dataverse;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The replies to a query, one after the other, each fetched when it is asked for. */
final class Chunks<T> implements Iterator<Chunk<T>> {
  private final Reading reading;
  private final Function<ApiRequest, Chunk<T>> fetch;
  private int pages;
  private @Nullable String next;

  Chunks(Reading reading, Function<ApiRequest, Chunk<T>> fetch) {
    this.reading = reading;
    this.fetch = fetch;
    this.next = reading.address();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Chunk<T> next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Chunk<T> chunk = fetch.apply(reading.page(next));
    pages++;
    String after = reading.next(chunk.next(), pages);
    if (next.equals(after)) {
      throw Failures.unreadable(
          "reading " + reading.entitySet(), new UnreadableReply("a page leads to itself"));
    }
    next = after;
    return chunk;
  }
}
