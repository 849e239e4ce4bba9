package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.query.RowKey;
import io.github.dealsummary.emulator.store.CallerView;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import java.util.List;
import java.util.Map;

/** Finds the row that a URL in a body names: absolute, or relative to the Web API's root. */
public record RowUrls(ApiRoot root) {
  public Row row(String url, CallerView view) {
    String path = root.relative(PercentEncoding.decodePath(url));
    List<PathSegment> segments = PathSegment.split(path.startsWith("/") ? path.substring(1) : path);
    PathSegment segment = segments.get(0);
    Table table =
        view.schema()
            .entitySet(segment.name())
            .orElseThrow(() -> ODataError.segmentNotFound(segment.name()));
    if (segments.size() > 1 || segment.inside().isEmpty()) {
      throw ODataError.badRequest("'" + url + "' does not name a row.");
    }
    RowKey key = RowKey.parse(table, segment.inside().get(), Map.of());
    return key.require(view);
  }
}
