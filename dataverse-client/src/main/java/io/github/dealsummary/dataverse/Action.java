package io.github.dealsummary.dataverse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  private static final List<Class<?>> PARAMETER_TYPES =
      List.of(String.class, Number.class, Boolean.class, UUID.class);

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

  /**
   * With this parameter.
   *
   * @param value a string, a number, a boolean, a UUID, or null
   * @throws IllegalArgumentException for another type
   */
  public Action with(String parameter, @Nullable Object value) {
    if (value != null && PARAMETER_TYPES.stream().noneMatch(type -> type.isInstance(value))) {
      throw new IllegalArgumentException(
          "A " + value.getClass().getName() + " is no parameter of an action yet.");
    }
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
