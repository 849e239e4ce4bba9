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
import io.github.dealsummary.contract.Reply;
import java.util.Optional;

/**
 * The functions of the app. The worker makes an instance for each invocation.
 *
 * <p>Settings come from the app's environment variables. The host checks the keys.
 */
public final class DealFunctions {
  private final DealContract contract;
  private final SharedDesk desk;

  public DealFunctions() {
    this(SharedDesk.OF_THE_PROCESS);
  }

  DealFunctions(SharedDesk desk) {
    this.contract = new DealContract(desk::callers);
    this.desk = desk;
  }

  /** {@code GET /api/DealSummary}. */
  @FunctionName("DealSummary")
  public HttpResponseMessage dealSummary(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "DealSummary")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.dealSummary(call(request), desk::summarize), request, context);
  }

  /** {@code GET /api/Deals}. */
  @FunctionName("FindDeals")
  public HttpResponseMessage findDeals(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "Deals")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.findDeals(call(request), desk::find), request, context);
  }

  /** {@code POST /api/Insights}. */
  @FunctionName("ShareInsight")
  public HttpResponseMessage shareInsight(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "Insights")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.shareInsight(call(request), desk::share), request, context);
  }

  /** {@code GET /api/CustomerBrief}. */
  @FunctionName("CustomerBrief")
  public HttpResponseMessage customerBrief(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "CustomerBrief")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.customerBrief(call(request), desk::brief), request, context);
  }

  /** {@code GET /api/swagger.json}: open to all, since an import cannot send a key. */
  @FunctionName("Swagger")
  public HttpResponseMessage swagger(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "swagger.json")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return send(contract.swagger(call(request), "https"), request, context);
  }

  /** Nothing from getUri(): it throws on characters that the host lets through. */
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
