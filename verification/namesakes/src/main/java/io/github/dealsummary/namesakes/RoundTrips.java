package io.github.dealsummary.namesakes;

import io.github.dealsummary.emulator.DataverseEmulator;
import io.github.dealsummary.emulator.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Counts the requests that questions take, by an emulator's log. */
final class RoundTrips {
  private final DataverseEmulator emulator;
  private final Map<Integer, Integer> questions = new TreeMap<>();

  RoundTrips(DataverseEmulator emulator) {
    this.emulator = emulator;
  }

  /** Asks a question and counts its requests. */
  Reply count(Supplier<Reply> question) {
    List<RecordedRequest> before = emulator.requests();
    Reply reply = question.get();
    questions.merge(since(before, emulator.requests()), 1, Integer::sum);
    return reply;
  }

  /** Returns how many questions took a number of round trips, by that number. */
  Map<Integer, Integer> questions() {
    return questions;
  }

  /** The log forgets its oldest entries, so that its length says nothing. */
  @SuppressWarnings("ReferenceEquality") // an equal request may have been sent before
  private static int since(List<RecordedRequest> before, List<RecordedRequest> after) {
    if (before.isEmpty()) {
      return after.size();
    }
    RecordedRequest last = before.get(before.size() - 1);
    int count = 0;
    while (count < after.size() && after.get(after.size() - 1 - count) != last) {
      count++;
    }
    return count;
  }
}
