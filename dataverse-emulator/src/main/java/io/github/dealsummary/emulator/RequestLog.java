package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.web.ApiCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The latest requests in order of arrival, each with its status once there is one. An emulator that
 * runs for weeks must not fill its memory with them, so earlier ones are forgotten: those before
 * the latest 10,000, and where these are long, those before the latest 16 million characters.
 */
final class RequestLog {
  private static final int MOST_REQUESTS = 10_000;
  private static final long MOST_TEXT = 16_000_000;

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long text;

  synchronized Entry arrived(ApiCall call) {
    Entry entry = new Entry(call);
    entries.addLast(entry);
    text += entry.length();
    while (entries.size() > MOST_REQUESTS || (text > MOST_TEXT && entries.size() > 1)) {
      text -= entries.removeFirst().length();
    }
    return entry;
  }

  synchronized List<RecordedRequest> requests() {
    return entries.stream().map(entry -> entry.recorded).toList();
  }

  synchronized void reset() {
    entries.clear();
    text = 0;
  }

  private static RecordedRequest recorded(ApiCall call, int status, List<RecordedRequest> parts) {
    Map<String, String> headers = new LinkedHashMap<>(call.headers());
    // Anybody on this machine can read the log.
    headers.replace("authorization", "(redacted)");
    return new RecordedRequest(
        call.method(),
        call.path(),
        call.query(),
        call.understood().filter(),
        headers,
        call.body(),
        status,
        parts);
  }

  /** A request that is being answered, or was. */
  static final class Entry {
    private final ApiCall call;
    private final List<RecordedRequest> parts = new ArrayList<>();
    private volatile RecordedRequest recorded;

    private Entry(ApiCall call) {
      this.call = call;
      this.recorded = recorded(call, 0, List.of());
    }

    private int length() {
      return call.path().length() + call.options().length() + call.body().length();
    }

    void part(ApiCall part, int status) {
      parts.add(recorded(part, status, List.of()));
    }

    void answered(int status) {
      recorded = recorded(call, status, parts);
    }
  }
}
