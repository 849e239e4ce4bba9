package io.github.dealsummary;

import io.github.dealsummary.dataverse.Batch;
import io.github.dealsummary.dataverse.DataverseClient;
import io.github.dealsummary.dataverse.DataverseException;
import io.github.dealsummary.dataverse.Page;
import io.github.dealsummary.dataverse.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Several readings in one round trip, of which some may be refused. */
final class PartialBatch {
  private PartialBatch() {}

  /**
   * The first page of each part that was not refused.
   *
   * @throws DataverseException if none can be read
   */
  static <P> Map<P, Page> pages(
      DataverseClient client, List<P> parts, Function<P, Reading> reading) {
    Batch.Reply reply = client.send(Batch.of(parts.stream().map(reading).toList()));
    Map<P, Page> pages = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      try {
        pages.put(parts.get(i), reply.page(i));
      } catch (DataverseException e) {
        // Refused, which is no reason to keep back the others.
      }
    }
    return pages;
  }
}
