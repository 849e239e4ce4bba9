package io.github.dealsummary.dataverse;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of an action, which may change rows. A custom API is called in the same way. Immutable.
 *
 * <pre>{@code
 * ActionCall.named("msdyn_SalesOpportunitySummary").with("msdyn_id", id)
 * ActionCall.named("AddToQueue").on(Key.of("queues", queue)).with("Target", Map.of(
 *     "activityid", letter, "@odata.type", "Microsoft.Dynamics.CRM.letter"))
 * }</pre>
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-actions">Use
 *     Web API actions</a>
 */
public final class ActionCall {
  private final String name;
  private final CallTarget target;
  private final Map<String, @Nullable Object> parameters;
  private final boolean repeatable;

  private ActionCall(
      String name,
      CallTarget target,
      Map<String, @Nullable Object> parameters,
      boolean repeatable) {
    this.name = name;
    this.target = target;
    this.parameters = parameters;
    this.repeatable = repeatable;
  }

  /**
   * Calls an action by its unique name, without a namespace. The call is unbound unless {@link #on}
   * binds it.
   */
  public static ActionCall named(String name) {
    return new ActionCall(ODataNames.simple(name), CallTarget.NONE, Map.of(), false);
  }

  /** Binds the call to a row. */
  public ActionCall on(Key row) {
    return new ActionCall(name, CallTarget.to(row), parameters, repeatable);
  }

  /** Binds the call to a table, named by its entity set: {@code accounts}. */
  public ActionCall on(String entitySet) {
    return new ActionCall(name, CallTarget.to(entitySet), parameters, repeatable);
  }

  /**
   * Adds a parameter.
   *
   * @param value a String, a number, a Boolean, a UUID, an Instant, a LocalDate, null, or a Map or
   *     Collection of these. A Map can be a row: its keys are column names
   * @throws IllegalArgumentException for another type, or for text with half of a surrogate pair
   */
  public ActionCall with(String parameter, @Nullable Object value) {
    Map<String, @Nullable Object> next = new LinkedHashMap<>(parameters);
    next.put(ODataNames.simple(parameter), JsonText.checked(value));
    return new ActionCall(name, target, Collections.unmodifiableMap(next), repeatable);
  }

  /**
   * Marks the call as safe to send again; {@link RetryPolicy} says when that happens. An unmarked
   * call is repeated only after a 429, which Dataverse sends before it starts the action.
   */
  public ActionCall repeatable() {
    return new ActionCall(name, target, parameters, true);
  }

  ApiRequest request() {
    return ApiRequest.sending(
        "calling " + name, "POST", target.address(name), JsonText.of(parameters), repeatable);
  }
}
