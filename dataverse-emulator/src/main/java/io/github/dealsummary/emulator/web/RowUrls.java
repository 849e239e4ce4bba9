package io.github.dealsummary.emulator.web;

import io.github.dealsummary.emulator.query.Key;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.store.Row;
import io.github.dealsummary.emulator.store.Table;
import io.github.dealsummary.emulator.store.View;
import java.util.List;
import java.util.Map;

/** Finds the row that a URL in a body names: absolute, or relative to the Web API's root. */
public record RowUrls(Root root) {
  public Row row(String url, View view) {
    String path = root.relative(Urls.decodePath(url));
    List<Segment> segments = Segment.split(path.startsWith("/") ? path.substring(1) : path);
    Segment segment = segments.get(0);
    Table table =
        view.schema()
            .entitySet(segment.name())
            .orElseThrow(() -> ODataError.segmentNotFound(segment.name()));
    if (segments.size() > 1 || segment.inside().isEmpty()) {
      throw ODataError.badRequest("'" + url + "' does not name a row.");
    }
    Key key = Key.parse(table, segment.inside().get(), Map.of());
    return key.require(view);
  }
}
