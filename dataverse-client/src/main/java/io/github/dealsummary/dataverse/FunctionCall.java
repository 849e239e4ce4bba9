package io.github.dealsummary.dataverse;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function, which reads and changes nothing. Immutable.
 *
 * <pre>{@code
 * FunctionCall.named("RetrieveTotalRecordCount").with("EntityNames", List.of("account", "contact"))
 * FunctionCall.named("RetrieveUserPrivileges").on(Key.of("systemusers", user))
 * }</pre>
 *
 * <p>Parameters are sent as aliases in the query, so the path holds no value.
 *
 * @see <a
 *     href="https://learn.microsoft.com/power-apps/developer/data-platform/webapi/use-web-api-functions">Use
 *     Web API functions</a>
 */
public final class FunctionCall {
  private final String name;
  private final CallTarget target;
  private final Map<String, String> literals;

  private FunctionCall(String name, CallTarget target, Map<String, String> literals) {
    this.name = name;
    this.target = target;
    this.literals = literals;
  }

  /**
   * Calls a function by its unique name, without a namespace. The call is unbound unless {@link
   * #on} binds it.
   */
  public static FunctionCall named(String name) {
    return new FunctionCall(ODataNames.simple(name), CallTarget.NONE, Map.of());
  }

  /** Binds the call to a row. */
  public FunctionCall on(Key row) {
    return new FunctionCall(name, CallTarget.to(row), literals);
  }

  /** Binds the call to a table, named by its entity set: {@code accounts}. */
  public FunctionCall on(String entitySet) {
    return new FunctionCall(name, CallTarget.to(entitySet), literals);
  }

  /**
   * Adds a parameter.
   *
   * @param value one of the types that {@link Column} lists; a {@link Key} for a reference to a
   *     row; an {@link EnumMember}; or a Collection of Strings, numbers or UUIDs
   */
  public FunctionCall with(String parameter, @Nullable Object value) {
    Map<String, String> next = new LinkedHashMap<>(literals);
    next.put(ODataNames.simple(parameter), Literal.ofParameter(value));
    return new FunctionCall(name, target, Collections.unmodifiableMap(next));
  }

  ApiRequest request() {
    return ApiRequest.get("calling " + name, address(), Map.of("Prefer", Query.ANNOTATIONS));
  }

  /** {@code Name(A=@p1)?@p1='value'}. */
  String address() {
    String[] names = literals.keySet().toArray(new String[0]);
    String[] values = literals.values().toArray(new String[0]);
    String parameters =
        IntStream.range(0, names.length)
            .mapToObj(i -> names[i] + "=@p" + (i + 1))
            .collect(joining(",", "(", ")"));
    String aliases =
        IntStream.range(0, values.length)
            .mapToObj(i -> "@p" + (i + 1) + "=" + Literal.encoded(values[i]))
            .collect(joining("&"));
    return target.address(name) + parameters + (aliases.isEmpty() ? "" : "?" + aliases);
  }
}
