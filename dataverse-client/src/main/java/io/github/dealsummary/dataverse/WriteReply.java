package io.github.dealsummary.dataverse;

import io.github.dealsummary.dataverse.Write.Target.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the reply to a write. */
record WriteReply(Write write) implements ReplyReader<WriteResult> {
  private static final Pattern ID_AT_THE_END =
      Pattern.compile("\\(([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})\\)$");
  private static final String EXISTS_ALREADY = "0x80040237";
  private static final String OTHER_VERSION = "0x80060882";
  private static final int PRECONDITION_FAILED = 412;

  @Override
  public WriteResult read(ReplyHead head, InputStream body) throws IOException {
    Optional<Row> row = JsonReply.rowIfAny(body);
    return new WriteResult(id(head).or(() -> write.target().id()), row);
  }

  /** Returns the result if the failure shows that the lost attempt was done. */
  @Override
  public Optional<WriteResult> settled(DataverseException failure, DataverseException lost) {
    boolean unexplained =
        failure.status().orElse(0) == PRECONDITION_FAILED && failure.code().isEmpty();
    if (unexplained || failure.hasCode(OTHER_VERSION)) {
      throw lost; // its own change or another's: the answer does not tell
    }
    Kind kind = write.target().kind();
    boolean done =
        (kind == Kind.CREATE_WITH_ID && failure.hasCode(EXISTS_ALREADY))
            || (kind == Kind.DELETE && failure.isNoSuchRow(write.target().id()));
    return done
        ? Optional.of(new WriteResult(write.target().id(), Optional.empty()))
        : Optional.empty();
  }

  private static Optional<UUID> id(ReplyHead head) {
    String entityId = head.header("OData-EntityId");
    String address = entityId == null ? head.header("Location") : entityId;
    Matcher id = ID_AT_THE_END.matcher(address == null ? "" : address);
    return id.find() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
  }
}
