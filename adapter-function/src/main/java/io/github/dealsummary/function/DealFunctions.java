package io.github.dealsummary.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import io.github.dealsummary.contract.Call;
import io.github.dealsummary.contract.DealContract;
import io.github.dealsummary.contract.Operation;
import io.github.dealsummary.contract.Reply;
import java.util.Optional;

/**
 * The functions of the app: one for each {@link Operation}, and one for the published file. The
 * worker makes an instance for each invocation.
 *
 * <p>Settings come from the app's environment variables. The host checks the keys.
 */
public final class DealFunctions {
  private final DealContract contract;

  public DealFunctions() {
    this(SharedDesk.OF_THE_PROCESS);
  }

  DealFunctions(SharedDesk shared) {
    this.contract = new DealContract(shared::desk, shared::callers);
  }

  /** Answers {@link Operation#SUMMARIZE}. */
  @FunctionName(Operation.Id.SUMMARIZE)
  public HttpResponseMessage summarize(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = Operation.Route.SUMMARIZE)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return answer(Operation.SUMMARIZE, request, context);
  }

  /** Answers {@link Operation#FIND}. */
  @FunctionName(Operation.Id.FIND)
  public HttpResponseMessage find(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = Operation.Route.FIND)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return answer(Operation.FIND, request, context);
  }

  /** Answers {@link Operation#BRIEF}. */
  @FunctionName(Operation.Id.BRIEF)
  public HttpResponseMessage brief(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = Operation.Route.BRIEF)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return answer(Operation.BRIEF, request, context);
  }

  /** Answers {@link Operation#SHARE}. */
  @FunctionName(Operation.Id.SHARE)
  public HttpResponseMessage share(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = Operation.Route.SHARE)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return answer(Operation.SHARE, request, context);
  }

  /** The published Swagger file. Open to all callers, since an import cannot send a key. */
  @FunctionName("Swagger")
  public HttpResponseMessage swagger(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = DealContract.SWAGGER_ROUTE)
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.swagger(call(request), scheme(request)), request, context);
  }

  /**
   * In Azure the platform's {@code X-Forwarded-Proto} counts before this. A local host sends none.
   */
  private static String scheme(HttpRequestMessage<?> request) {
    try {
      return "http".equalsIgnoreCase(request.getUri().getScheme()) ? "http" : "https";
    } catch (IllegalArgumentException e) {
      return "https"; // The worker throws on characters that the host lets through.
    }
  }

  private HttpResponseMessage answer(
      Operation operation, HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
    return send(contract.answer(operation, call(request)), request, context);
  }

  private static Call call(HttpRequestMessage<Optional<String>> request) {
    return new Call(
        request.getQueryParameters(),
        name -> Optional.ofNullable(request.getHeaders().get(name)),
        request::getBody);
  }

  private static HttpResponseMessage send(
      Reply reply, HttpRequestMessage<?> request, ExecutionContext context) {
    reply.trouble().ifPresent(context.getLogger()::warning);
    HttpResponseMessage.Builder response =
        request.createResponseBuilder(HttpStatus.valueOf(reply.status())).body(reply.body());
    reply.headers().forEach(response::header);
    return response.build();
  }
}
