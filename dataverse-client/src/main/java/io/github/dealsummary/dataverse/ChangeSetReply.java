package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the reply to a change set: one part for each write, or the one that failed for all. */
record ChangeSetReply(ChangeSet set, String attempt) implements ReplyReader<List<Written>> {
  @Override
  public List<Written> read(ReplyHead head, InputStream body) throws IOException {
    List<Multipart.Part> parts = BatchBody.replies(head, body, set.writes().size());
    long done = parts.stream().filter(part -> part.head().isSuccessful()).count();
    if (done > 0 && done < parts.size()) {
      throw new UnreadableReply("a change set was done in part, which it cannot be");
    }
    List<Written> written = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Multipart.Part part = parts.get(i);
      if (!part.head().isSuccessful()) {
        throw Failures.ofReply(attempt, part.head(), part.body());
      }
      WriteReply reply = new WriteReply(set.writes().get(i));
      written.add(reply.read(part.head(), part.content()));
    }
    return List.copyOf(written);
  }

  /**
   * One row of a set that is there already is all of it: nothing else has the lost attempt left.
   */
  @Override
  public Optional<List<Written>> settled(DataverseException failure, DataverseException lost) {
    List<Written> written = new ArrayList<>();
    for (Write write : set.writes()) {
      new WriteReply(write).settled(failure, lost).ifPresent(written::add);
    }
    return Optional.of(List.copyOf(written)).filter(all -> all.size() == set.writes().size());
  }
}
