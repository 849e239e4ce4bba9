package io.github.dealsummary.dataverse;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The replies to a query, one after the other, each fetched when it is asked for. */
final class Chunks<T> implements Iterator<Chunk<T>> {
  private final Query query;
  private final Function<String, Chunk<T>> fetch;
  private @Nullable String next;

  Chunks(Query query, Function<String, Chunk<T>> fetch) {
    this.query = query;
    this.fetch = fetch;
    this.next = query.address();
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
    Chunk<T> chunk = fetch.apply(next);
    if (next.equals(chunk.nextLink())) {
      throw Failures.unreadable(
          "reading " + query.entitySet(), new UnreadableReply("a page leads to itself"));
    }
    next = chunk.nextLink();
    return chunk;
  }
}
