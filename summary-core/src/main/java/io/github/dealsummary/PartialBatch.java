package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.DataverseException.Kind;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
    Map<P, DataverseException> failures = new LinkedHashMap<>();
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

  /**
   * What a part says. Empty where it could not be read, was not asked for, or has a row that is not
   * as documented, which is a failure of this part alone.
   */
  <T> Stream<T> read(P part, Function<Page, Stream<T>> reader) {
    try {
      return Optional.ofNullable(pages.get(part)).stream().flatMap(reader).toList().stream();
    } catch (DataverseException e) {
      failures.put(part, e);
      return Stream.empty();
    }
  }

  /** The parts that another attempt may read; one that is refused stays so. */
  Stream<P> missingForNow() {
    return failures.entrySet().stream()
        .filter(failure -> !isRefusal(failure.getValue()))
        .map(Map.Entry::getKey);
  }

  /** Whether it is about this one reading, and not about the environment as a whole. */
  static boolean isRefusal(DataverseException failure) {
    return failure.kind() == Kind.FORBIDDEN || failure.kind() == Kind.REJECTED;
  }
}
