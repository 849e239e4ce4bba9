package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a successful reply becomes. */
interface ReplyReader<T> {
  T read(ReplyHead head, InputStream body) throws IOException;

  /**
   * What the call has come to if, after an attempt whose answer was lost, a later one fails like
   * this; empty if that says nothing about the first.
   *
   * @throws DataverseException the loss, if nobody can tell what the call has come to
   */
  default Optional<T> settled(DataverseException failure, DataverseException lost) {
    return Optional.empty();
  }
}
