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
 * @param query the query options, decoded, in order
 * @param filter what rows must fulfil as the emulator understood it, whichever of OData and
 *     FetchXML said so: {@code (name eq 'A') and (statecode eq 0)}. Behind it, after semicolons, is
 *     what rows of links and of expanded collections must fulfil: {@code c: lastname like 'O''B%'}.
 *     Empty where nothing was asked of rows, or where the request was refused before it was
 *     understood.
 * @param headers names in lower case; the value of {@code authorization} is redacted
 * @param status what was answered; 0 while no answer was sent
 * @param parts the operations inside a {@code $batch}, empty otherwise
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
   * The string constants of {@code $filter} in order, without quotes and with doubled quotes made
   * single, as the emulator's grammar reads them.
   */
  public List<String> literals() {
    return TableQuery.literals(query.getOrDefault("$filter", ""));
  }
}
