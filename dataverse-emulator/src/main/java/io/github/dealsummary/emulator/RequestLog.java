package io.github.dealsummary.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The requests in order of arrival, each with its status once there is one. */
final class RequestLog {
  private final List<RecordedRequest> requests = new ArrayList<>();
  private int generation;

  synchronized Entry arrived(Call call) {
    requests.add(recorded(call, 0, List.of()));
    return new Entry(call, generation, requests.size() - 1);
  }

  synchronized List<RecordedRequest> requests() {
    return List.copyOf(requests);
  }

  synchronized void reset() {
    requests.clear();
    generation++;
  }

  private synchronized void answered(Entry entry, int status, List<RecordedRequest> parts) {
    if (entry.generation == generation) {
      requests.set(entry.index, recorded(entry.call, status, parts));
    }
  }

  static RecordedRequest recorded(Call call, int status, List<RecordedRequest> parts) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    headers.replace("authorization", "(redacted)");
    return new RecordedRequest(
        call.method(), call.path(), call.query(), headers, call.body(), status, parts);
  }

  /** A request's place in the log. */
  final class Entry {
    private final Call call;
    private final int generation;
    private final int index;
    private final List<RecordedRequest> parts = new ArrayList<>();

    private Entry(Call call, int generation, int index) {
      this.call = call;
      this.generation = generation;
      this.index = index;
    }

    void part(Call part, int status) {
      parts.add(recorded(part, status, List.of()));
    }

    void answered(int status) {
      RequestLog.this.answered(this, status, parts);
    }
  }
}
