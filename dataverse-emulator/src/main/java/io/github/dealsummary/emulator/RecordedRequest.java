package io.github.dealsummary.emulator;

import io.github.dealsummary.emulator.query.TableQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request that reached the emulator's Web API.
 *
 * @param path decoded and relative to {@code /api/data/v9.2/}, for example {@code opportunities},
 *     {@code $batch} or {@code accounts(00000000-0000-0000-0000-000000000001)}
 * @param query the query options, decoded and in order
 * @param filter the condition on rows as the emulator understood it, from OData and FetchXML alike:
 *     {@code (name eq 'A') and (statecode eq 0)}. After semicolons follow the conditions on links
 *     and on expanded collections: {@code c: lastname like 'O''B%'}. The text is empty if the
 *     request has no condition, or was refused before it was understood.
 * @param headers the names are in lower case; the value of {@code authorization} is redacted
 * @param status the status of the answer; 0 until an answer was sent
 * @param parts the operations inside a {@code $batch}; other requests have none
 */
public record RecordedRequest(
    String method,
    String path,
    Map<String, String> query,
    String filter,
    Map<String, String> headers,
    String body,
    int status,
    List<RecordedRequest> parts) {

  public RecordedRequest {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    parts = List.copyOf(parts);
  }

  /**
   * The text constants of {@code $filter}, in order. They are without the quotes around them, and
   * doubled quotes are single.
   */
  public List<String> literals() {
    return TableQuery.literals(query.getOrDefault("$filter", ""));
  }
}
