package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several readings in one round trip, of which some may fail.
 *
 * @param pages the first page of each part that could be read
 * @param failures why each other could not
 */
record PartialBatch<P>(Map<P, Page> pages, Map<P, DataverseException> failures) {
  /**
   * @throws DataverseException if none can be read
   */
  static <P> PartialBatch<P> read(
      DataverseClient client, List<P> parts, Function<P, Reading> reading) {
    Batch.Reply reply = client.send(Batch.of(parts.stream().map(reading).toList()));
    Map<P, Page> pages = new HashMap<>();
    Map<P, DataverseException> failures = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      try {
        pages.put(parts.get(i), reply.page(i));
      } catch (DataverseException e) {
        failures.put(parts.get(i), e);
      }
    }
    if (pages.isEmpty()) {
      throw failures.get(parts.get(0));
    }
    return new PartialBatch<>(pages, failures);
  }

  /** Empty where it could not be read. */
  Optional<Page> page(P part) {
    return Optional.ofNullable(pages.get(part));
  }

  /** Whether another attempt may read it, where one that is refused stays so. */
  boolean isMissingForNow(P part) {
    DataverseException failure = failures.get(part);
    return failure != null && failure.kind() != Kind.FORBIDDEN && failure.kind() != Kind.REJECTED;
  }
}
