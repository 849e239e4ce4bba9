package io.github.dealsummary.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads the reply to a change set: one part for each write, or the one that failed for all. */
record ChangeSetReply(ChangeSet set, String attempt) implements ReplyReader<List<WriteResult>> {
  @Override
  public List<WriteResult> read(ReplyHead head, InputStream body) throws IOException {
    List<Multipart.Part> parts = BatchBody.replies(head, body, set.writes().size());
    long done = parts.stream().filter(part -> part.head().isSuccessful()).count();
    if (done > 0 && done < parts.size()) {
      throw new UnreadableReply("a change set was done in part, which it cannot be");
    }
    List<WriteResult> written = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      Multipart.Part part = parts.get(i);
      if (!part.head().isSuccessful()) {
        throw BatchBody.refusal(attempt, head, part);
      }
      WriteReply reply = new WriteReply(set.writes().get(i));
      written.add(reply.read(part.head(), part.content()));
    }
    return List.copyOf(written);
  }
}
