package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** What a successful reply becomes. */
interface ReplyReader<T> {
  T read(ReplyHead head, InputStream body) throws IOException;

  /**
   * What the call has come to if, after an attempt whose answer was lost, the next one fails like
   * this; empty if it has failed.
   */
  default Optional<T> settled(DataverseException failure) {
    return Optional.empty();
  }
}
