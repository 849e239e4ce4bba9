package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads the reply to a request that was sent alone in a batch because its address was too long. */
record BatchOfOneReply<T>(String attempt, ReplyReader<T> reader) implements ReplyReader<T> {
  @Override
  public T read(ReplyHead head, InputStream body) throws IOException {
    Multipart.Part part = BatchBody.replies(head, body, 1).get(0);
    if (!part.head().isSuccessful()) {
      throw BatchBody.refusal(attempt, head, part);
    }
    return reader.read(part.head(), part.content());
  }

  @Override
  public Optional<T> settled(DataverseException failure, DataverseException lost) {
    return reader.settled(failure, lost);
  }
}
