package io.github.dealsummary.emulator.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dealsummary.emulator.query.FunctionArguments;
import io.github.dealsummary.emulator.query.QueryOptions;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.PathSegment;
import io.github.dealsummary.emulator.write.PayloadErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the method and the arguments with which a function or action is called. */
public final class MessageArguments {
  private MessageArguments() {}

  /** The method it is; and no options, for those are about rows. */
  public static void require(ApiCall call, String method) {
    if (!call.method().equals(method)) {
      throw ODataError.methodNotAllowed(call.method());
    }
    QueryOptions.check(call.query().keySet(), Set.of());
  }

  /** An action's parameters are in its body. */
  static void requireAction(ApiCall call, PathSegment action) {
    require(call, "POST");
    if (!action.inside().orElse("").isBlank()) {
      throw unknown(action.inside().orElse(""), action.name());
    }
  }

  /** The arguments of a function, which must be among those it has. */
  static Map<String, List<String>> arguments(
      ApiCall call, PathSegment function, Set<String> known) {
    require(call, "GET");
    Map<String, List<String>> given =
        FunctionArguments.parse(function.inside().orElse(""), call.query());
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw unknown(name, function.name());
      }
    }
    return given;
  }

  static void requireParameters(ObjectNode body, Set<String> known, String message) {
    for (Map.Entry<String, JsonNode> parameter : body.properties()) {
      if (!known.contains(parameter.getKey())) {
        throw unknown(parameter.getKey(), message);
      }
    }
  }

  /** Nothing follows an operation in a path; a slash at its end does no harm. */
  static void requireLast(List<PathSegment> fromOperation) {
    for (PathSegment after : fromOperation.subList(1, fromOperation.size())) {
      if (!after.toString().isEmpty()) {
        throw ODataError.badRequest(
            "The request URI is not valid. The segment '%s' must be the last segment in the URI, and '%s' follows it."
                .formatted(fromOperation.get(0).name(), after));
      }
    }
  }

  static ODataError missing(String parameter) {
    return new ODataError(400, "0x80040203", "Required field '" + parameter + "' is missing");
  }

  private static ODataError unknown(String parameter, String message) {
    return PayloadErrors.invalid(
        "The parameter '%s' in the request payload is not a valid parameter for the operation '%s'."
            .formatted(parameter, message));
  }
}
