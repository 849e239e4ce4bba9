package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * How large the replies to the calls of a view may be.
 *
 * @param bytes the most that one reply may have, unpacked
 * @param space what all replies together may take
 */
record ReplyLimit(long bytes, ReplySpace space) {
  /** Dataverse limits its own messages to 117 MB, so a larger reply is not Dataverse's. */
  static final ReplyLimit OF_DATAVERSE = new ReplyLimit(128L << 20, ReplySpace.ofProcess());

  private static final String ADVICE =
      "Ask for less: fewer rows or columns, or a longer part of a name.";

  ReplyLimit of(long most) {
    return new ReplyLimit(most, space);
  }

  /** Returns a reader that reads no more than this. */
  <T> ReplyReader<T> on(ReplyReader<T> reader, String attempt, CallEnd callEnd) {
    return new ReplyReader<>() {
      @Override
      public T read(ReplyHead head, InputStream body) throws IOException {
        try (InputStream share = space.share(body, callEnd)) {
          return reader.read(head, new LimitedStream(share, bytes, ADVICE));
        } catch (ReplySpace.NoSpace e) {
          throw Failures.withoutSpace(attempt, e);
        }
      }

      @Override
      public Optional<T> settled(DataverseException failure, DataverseException lost) {
        return reader.settled(failure, lost);
      }
    };
  }
}
