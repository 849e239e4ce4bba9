package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Write.Target.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reply to a write. */
record WriteReply(Write write) implements ReplyReader<Written> {
  private static final Pattern ID_AT_THE_END =
      Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");
  private static final int PRECONDITION_FAILED = 412;

  @Override
  public Written read(ReplyHead head, InputStream body) throws IOException {
    Optional<Row> row = head.status() == 204 ? Optional.empty() : Optional.of(JsonReply.row(body));
    return new Written(id(head).or(() -> write.target().id()), row);
  }

  /** What the lost attempt was to do is done. */
  @Override
  public Optional<Written> settled(DataverseException failure) {
    Kind kind = write.target().kind();
    boolean done =
        (kind == Kind.CREATE_WITH_ID && failure.status().orElse(0) == PRECONDITION_FAILED)
            || (kind == Kind.DELETE && failure.isNoSuchRow());
    return done
        ? Optional.of(new Written(write.target().id(), Optional.empty()))
        : Optional.empty();
  }

  private static Optional<UUID> id(ReplyHead head) {
    String address = head.header("OData-EntityId");
    Matcher id = ID_AT_THE_END.matcher(address == null ? "" : address);
    return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
  }
}
