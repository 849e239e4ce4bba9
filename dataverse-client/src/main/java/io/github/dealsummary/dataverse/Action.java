package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of an unbound action, a custom API included. Immutable.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions">Use
 *     Web API actions</a>
 */
public final class Action {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String name;
  private final Map<String, @Nullable Object> parameters;
  private final boolean repeatable;

  private Action(String name, Map<String, @Nullable Object> parameters, boolean repeatable) {
    this.name = name;
    this.parameters = parameters;
    this.repeatable = repeatable;
  }

  /** An action by its unique name, without a namespace. */
  public static Action named(String name) {
    return new Action(Names.simple(name), Map.of(), false);
  }

  /** With this parameter: a string, a number, a boolean, a UUID, or null. */
  public Action with(String parameter, @Nullable Object value) {
    Map<String, @Nullable Object> next = new LinkedHashMap<>(parameters);
    next.put(Names.simple(parameter), value);
    return new Action(name, Collections.unmodifiableMap(next), repeatable);
  }

  /**
   * Marked as safe to send again when no answer, or a 502, 503 or 504, came. Without it only a 429,
   * which Dataverse gives before it starts, is repeated.
   */
  public Action repeatable() {
    return new Action(name, parameters, true);
  }

  ApiRequest request() {
    return ApiRequest.post(
        "calling " + name, name, Map.of(), ApiRequest.body(json(), "application/json"), repeatable);
  }

  private String json() {
    try {
      return JSON.writeValueAsString(parameters);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("A parameter of " + name + " cannot be written as JSON.");
    }
  }
}
