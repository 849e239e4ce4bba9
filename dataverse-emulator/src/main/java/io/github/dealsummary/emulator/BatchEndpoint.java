package io.github.dealsummary.emulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.dealsummary.emulator.message.MessageArguments;
import io.github.dealsummary.emulator.store.ODataError;
import io.github.dealsummary.emulator.web.ApiCall;
import io.github.dealsummary.emulator.web.Reply;
import io.github.dealsummary.emulator.web.UrlOptions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code POST $batch}: many operations in one request, answered in order. */
final class BatchEndpoint {
  private static final int MAX_OPERATIONS = 1_000;

  private final WebApi api;
  private final AtomicChangeSet changeSets;

  BatchEndpoint(WebApi api) {
    this.api = api;
    this.changeSets = new AtomicChangeSet(api);
  }

  Reply answer(ApiCall batch, RequestLog.Entry entry) {
    List<BatchParts.Part> parts;
    try {
      MessageArguments.require(batch, "POST");
      UrlOptions.check(batch);
      parts = BatchParts.read(batch, api.root(batch));
    } catch (ODataError e) {
      return e.status() == 400 ? fault(e) : Reply.error(e);
    }
    if (parts.stream().mapToInt(part -> part.calls().size()).sum() > MAX_OPERATIONS) {
      return fault(
          ODataError.badRequest(
              "The number of operations in the batch exceeds the maximum of "
                  + MAX_OPERATIONS
                  + "."));
    }
    return answer(parts, batch.preferences().continuesOnError(), entry);
  }

  /** Without continue-on-error the first failure ends the batch and gives it its status. */
  private Reply answer(List<BatchParts.Part> parts, boolean continues, RequestLog.Entry entry) {
    StringBuilder body = new StringBuilder();
    String boundary = "batchresponse_" + UUID.randomUUID();
    int status = 200;
    for (BatchParts.Part part : parts) {
      List<Reply> replies = answer(part, entry);
      boolean failed = replies.get(0).status() >= 400;
      // A change set that failed is answered by one part of the batch itself.
      boolean nested = part.isChangeSet() && !failed;
      body.append(nested ? changeSet(boundary, replies) : operation(boundary, replies.get(0)));
      if (failed && !continues) {
        status = replies.get(0).status();
        break;
      }
    }
    body.append("--").append(boundary).append("--\r\n");
    return new Reply(
        status,
        Map.of("Content-Type", "multipart/mixed; boundary=" + boundary, "OData-Version", "4.0"),
        body.toString());
  }

  private List<Reply> answer(BatchParts.Part part, RequestLog.Entry entry) {
    if (part.refusal().isPresent()) {
      Reply refusal = Reply.error(part.refusal().get());
      part.calls().forEach(call -> entry.part(call, refusal.status()));
      return List.of(refusal);
    }
    if (part.isChangeSet()) {
      return changeSets.answer(part.calls(), entry);
    }
    ApiCall call = part.calls().get(0);
    Reply reply = api.answerPart(call);
    entry.part(call, reply.status());
    return List.of(reply);
  }

  private static String changeSet(String outer, List<Reply> replies) {
    String boundary = "changesetresponse_" + UUID.randomUUID();
    StringBuilder body = new StringBuilder();
    body.append("--").append(outer).append("\r\n");
    body.append("Content-Type: multipart/mixed; boundary=").append(boundary).append("\r\n\r\n");
    replies.forEach(reply -> body.append(operation(boundary, reply)));
    return body.append("--").append(boundary).append("--\r\n").toString();
  }

  private static String operation(String boundary, Reply reply) {
    StringBuilder body = new StringBuilder();
    body.append("--").append(boundary).append("\r\n");
    body.append("Content-Type: application/http\r\n");
    body.append("Content-Transfer-Encoding: binary\r\n");
    Optional.ofNullable(reply.headers().get(BatchParts.CONTENT_ID))
        .ifPresent(id -> body.append("Content-ID: ").append(id).append("\r\n"));
    body.append(
        String.format(
            Locale.ROOT,
            "\r\nHTTP/1.1 %d %s\r\n",
            reply.status(),
            ReasonPhrases.of(reply.status())));
    String id = UUID.randomUUID().toString();
    // Dataverse writes two ids joined by a comma, inside each part, too.
    body.append("REQ_ID: ").append(id).append(",").append(id).append("\r\n");
    reply
        .headers()
        .forEach(
            (name, value) -> {
              // It is a header of the part around the answer, and was written there.
              if (!name.equals(BatchParts.CONTENT_ID)) {
                body.append(name + ": " + value + "\r\n");
              }
            });
    return body.append("\r\n").append(reply.body()).append("\r\n").toString();
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
