package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Turns a successful reply into the result of a call. */
interface ReplyReader<T> {
  T read(ReplyHead head, InputStream body) throws IOException;

  /**
   * Returns the result of a call whose first answer was lost, if a later attempt's failure tells
   * it; empty if that failure says nothing about the lost attempt.
   *
   * @throws DataverseException the lost answer, if nobody can tell what that attempt has done
   */
  default Optional<T> settled(DataverseException failure, DataverseException lost) {
    return Optional.empty();
  }
}
