package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dealsummary.emulator.store.ODataError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** {@code POST $batch}: many operations in one request, answered in order. */
final class Batch {
  private static final int MAX_OPERATIONS = 1_000;

  private final Function<Call, Reply> operations;

  Batch(Function<Call, Reply> operations) {
    this.operations = operations;
  }

  Reply answer(Call batch, RequestLog.Entry entry) {
    if (!batch.method().equals("POST")) {
      return Reply.error(ODataError.methodNotAllowed(batch.method()));
    }
    List<Call> calls;
    try {
      calls = BatchParts.read(batch);
    } catch (ODataError e) {
      return e.status() == 400 ? fault(e) : Reply.error(e);
    }
    if (calls.size() > MAX_OPERATIONS) {
      return fault(
          ODataError.badRequest(
              "The number of operations in the batch exceeds the maximum of "
                  + MAX_OPERATIONS
                  + "."));
    }
    return answer(calls, batch.preferences().continuesOnError(), entry);
  }

  /** Without continue-on-error the first failure ends the batch and gives it its status. */
  private Reply answer(List<Call> calls, boolean continues, RequestLog.Entry entry) {
    List<Reply> replies = new ArrayList<>();
    int status = 200;
    for (Call call : calls) {
      Reply reply = operations.apply(call);
      entry.part(call, reply.status());
      replies.add(reply);
      if (reply.status() >= 400 && !continues) {
        status = reply.status();
        break;
      }
    }
    return multipart(status, replies);
  }

  private static Reply multipart(int status, List<Reply> replies) {
    String boundary = "batchresponse_" + UUID.randomUUID();
    StringBuilder body = new StringBuilder();
    for (Reply reply : replies) {
      body.append("--").append(boundary).append("\r\n");
      body.append("Content-Type: application/http\r\n");
      body.append("Content-Transfer-Encoding: binary\r\n\r\n");
      body.append("HTTP/1.1 %d %s\r\n".formatted(reply.status(), Reasons.of(reply.status())));
      String id = UUID.randomUUID().toString();
      body.append("REQ_ID: ").append(id).append(",").append(id).append("\r\n");
      reply.headers().forEach((name, value) -> body.append(name + ": " + value + "\r\n"));
      body.append("\r\n").append(reply.body()).append("\r\n");
    }
    body.append("--").append(boundary).append("--\r\n");
    return new Reply(
        status,
        Map.of("Content-Type", "multipart/mixed; boundary=" + boundary, "OData-Version", "4.0"),
        body.toString());
  }

  /** A batch refused as a whole is answered in another shape than any other error. */
  private static Reply fault(ODataError error) {
    return Reply.json(
        error.status(),
        JsonNodeFactory.instance
            .objectNode()
            .put("Message", error.getMessage())
            .put("ExceptionMessage", error.getMessage())
            .put("ExceptionType", "Microsoft.Crm.CrmHttpException")
            .putNull("StackTrace")
            .put("ErrorCode", (int) Long.parseLong(error.code().substring(2), 16))
            .toString());
  }
}
